package counterclaim.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports on 127.0.0.1 that stay the same from one start to the next, kept in a file. */
public final class Ports {
    private final Path file;
    private final Properties known = new Properties();

    public Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the ports in " + file, e);
            }
        }
    }

    /**
     * The port of {@code name}: the one it had if nobody else listens there now, otherwise a free one.
     *
     * @param preferred tried first when the name has no port yet; 0 for none
     * @param ours whether the process that has the port is still running, so that a port in use is no hindrance
     */
    public synchronized int of(String name, int preferred, boolean ours) {
        int before = Integer.parseInt(known.getProperty(name, "0"));
        int port = before;
        if (before == 0 || (!ours && !isFree(before))) {
            port = preferred != 0 && isFree(preferred) && !known.containsValue(Integer.toString(preferred))
                    ? preferred
                    : unknown();
        }
        if (port != before) {
            known.setProperty(name, Integer.toString(port));
            save();
        }
        return port;
    }

    /**
     * The first of {@code count} ports in a row that belong to {@code name}: the same as before if they are free now.
     *
     * @param ours as in {@link #of}
     */
    public synchronized int run(String name, int count, boolean ours) {
        int before = known(name);
        if (before != 0 && (ours || isFree(before, count))) {
            return before;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 32_000 - count);
            if (isFree(first, count)) {
                known.setProperty(name, Integer.toString(first));
                save();
                return first;
            }
        }
        throw new IllegalStateException("Cannot find " + count + " free ports in a row on 127.0.0.1");
    }

    private static boolean isFree(int first, int count) {
        return IntStream.range(first, first + count).allMatch(Ports::isFree);
    }

    /** What {@code name} had last; 0 when it never had one. */
    public synchronized int known(String name) {
        return Integer.parseInt(known.getProperty(name, "0"));
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = Files.newBufferedWriter(file)) {
                known.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the ports to " + file, e);
        }
    }

    private int unknown() {
        while (true) {
            var port = free();
            if (!known.containsValue(Integer.toString(port))) {
                return port;
            }
        }
    }

    /** A port on 127.0.0.1 where nobody listens now. */
    public static int free() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find a free port on 127.0.0.1", e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
