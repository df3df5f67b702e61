package counterclaim.localstack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with its descendants, and the signals for all of them. */
final class Tree {
    private Tree() {}

    static void kill(ProcessHandle root) {
        for (var process : members(root)) {
            process.destroyForcibly();
        }
        awaitEnd(root, Duration.ofSeconds(10));
    }

    /** SIGTERM to the root alone, which ends its own children; SIGKILL to all that is left after {@code within}. */
    static void stop(ProcessHandle root, Duration within) {
        var members = members(root);
        signal(List.of(root), "CONT");
        root.destroy();
        awaitEnd(root, within);
        for (var process : members) {
            if (process.isAlive()) {
                process.destroyForcibly();
                awaitEnd(process, Duration.ofSeconds(10));
            }
        }
    }

    static void pause(ProcessHandle root) {
        signal(members(root), "STOP");
    }

    static void resume(ProcessHandle root) {
        signal(members(root), "CONT");
    }

    /** Children first, so that a parent does not see them die and act on it. */
    private static List<ProcessHandle> members(ProcessHandle root) {
        var members = new ArrayList<>(root.descendants().toList());
        Collections.reverse(members);
        members.add(root);
        return members;
    }

    private static void signal(List<ProcessHandle> processes, String signal) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.stream().filter(ProcessHandle::isAlive).forEach(process -> command.add(Long.toString(process.pid())));
        if (command.size() == 2) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot send SIG" + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Still there: the caller looks for itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
