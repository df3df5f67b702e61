package counterclaim.localstack.wire;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The faults that are set, and the requests that were seen. */
final class Trouble {
    private static final int REMEMBERED = 50_000;

    /** Counts of the answers to one address. */
    record Count(long total, long notModified, Map<Integer, Long> status) {}

    private final Clock real;
    private final List<Armed> faults = new ArrayList<>();
    private final ArrayDeque<RequestSeen> seen = new ArrayDeque<>();
    private final Map<String, Map<String, Map<Integer, Long>>> counts = new TreeMap<>();

    private static final class Armed {
        private final Fault fault;
        private int left;

        private Armed(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    Trouble(Clock real) {
        this.real = real;
    }

    synchronized void add(Fault fault) {
        faults.add(new Armed(fault));
    }

    synchronized void clear() {
        faults.clear();
        notifyAll();
    }

    synchronized List<Fault> all() {
        return faults.stream().map(a -> a.fault).toList();
    }

    /** The oldest fault that this request meets; it is used up by one. */
    synchronized Optional<Fault> faultFor(String outletKey, String path) {
        for (var armed : faults) {
            if (armed.left > 0 && armed.fault.hits(outletKey, path)) {
                if (armed.left != Integer.MAX_VALUE) {
                    armed.left--;
                }
                return Optional.of(armed.fault);
            }
        }
        return Optional.empty();
    }

    synchronized void untilCleared(Fault fault) throws InterruptedException {
        while (faults.stream().anyMatch(a -> a.fault == fault)) {
            wait(1000);
        }
    }

    synchronized void seen(String outletKey, String method, String path, int status, String userAgent) {
        if (seen.size() == REMEMBERED) {
            seen.removeFirst();
        }
        seen.add(new RequestSeen(real.instant(), outletKey, method, path, status, userAgent));
        counts.computeIfAbsent(outletKey, k -> new TreeMap<>())
                .computeIfAbsent(path, k -> new TreeMap<>())
                .merge(status, 1L, Long::sum);
    }

    synchronized List<RequestSeen> requests() {
        return List.copyOf(seen);
    }

    synchronized long count(String outletKey, String path) {
        return counts.getOrDefault(outletKey, Map.of()).getOrDefault(path, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized Map<String, Count> counts(String outletKey) {
        Map<String, Count> result = new TreeMap<>();
        counts.getOrDefault(outletKey, Map.of())
                .forEach((path, byStatus) -> result.put(
                        path,
                        new Count(
                                byStatus.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                byStatus.getOrDefault(304, 0L),
                                new TreeMap<>(byStatus))));
        return result;
    }

    synchronized void forgetRequests() {
        seen.clear();
        counts.clear();
    }
}
