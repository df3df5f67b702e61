package counterclaim.localstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps one program running: starts it, or takes over the process that an earlier supervisor left behind, and starts it
 * again whenever it dies, at once the first time and then with growing pauses as long as it keeps dying early.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** A process that lived this long has not died early. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Program program;
    private final Path log;
    private final Controls controls;
    private final Consumer<String> events;
    private final Thread thread;
    private volatile boolean closing;
    private volatile int starts;
    private volatile Optional<Failure> lastFailure = Optional.empty();

    /** The last time that it ended by itself or could not be started. */
    public record Failure(String what) {}

    /**
     * @param runFolder pid file and log go here
     * @param events one line for each start and end
     */
    public Supervisor(Program program, Path runFolder, Consumer<String> events) {
        this.program = program;
        this.log = logOf(runFolder, program.name());
        this.controls = new Controls(runFolder, program.name());
        this.events = events;
        this.thread = Thread.ofPlatform()
                .name("supervise " + program.name())
                .daemon(true)
                .unstarted(this::supervise);
    }

    public static Path logOf(Path runFolder, String name) {
        return runFolder.resolve(name + ".log");
    }

    /** Starts supervising and returns at once. */
    public Supervisor start() {
        controls.release();
        thread.start();
        return this;
    }

    public Program program() {
        return program;
    }

    public Controls controls() {
        return controls;
    }

    public boolean isReady() {
        return controls.process().isPresent() && program.readiness().isReady();
    }

    /**
     * Waits until the program answers.
     *
     * @throws IllegalStateException when it does not within its time, or dies three times; says what its log says
     */
    public void awaitReady() {
        var until = System.nanoTime() + program.readyWithin().toNanos();
        int before = starts;
        while (!isReady()) {
            boolean keepsDying = starts - before >= 4;
            if (keepsDying || System.nanoTime() > until) {
                throw new IllegalStateException(problem(keepsDying));
            }
            pause(POLL);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while " + program.name() + " was starting");
            }
        }
    }

    private String problem(boolean keepsDying) {
        var what = keepsDying
                ? program.name() + " keeps dying"
                        + lastFailure
                                .map(failure -> " (" + failure.what() + ")")
                                .orElse("")
                : program.name() + " was not ready within "
                        + program.readyWithin().toSeconds() + " s";
        var answer = program.readiness().answer();
        return what + "." + (answer.isEmpty() ? "" : " " + answer) + "\nThe end of its log, " + log + ":\n  "
                + String.join("\n  ", BoundedLog.tail(log, 20));
    }

    /** Stops the program and its supervision. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        join();
        controls.process().ifPresent(process -> Tree.stop(process, program.stopWithin()));
        controls.pidFile().delete();
    }

    /** Ends the supervision only: the program runs on, and the next supervisor takes it over. */
    public void abandon() {
        closing = true;
        thread.interrupt();
        join();
    }

    private void join() {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        var pause = Duration.ZERO;
        while (!closing) {
            if (controls.isHeld()) {
                pause(POLL);
                continue;
            }
            pause(pause);
            if (closing) {
                return;
            }
            var since = System.nanoTime();
            try {
                watch(adoptOrStart());
            } catch (IOException | RuntimeException e) {
                lastFailure = Optional.of(new Failure("cannot start: " + e.getMessage()));
                events.accept(program.name() + " cannot be started: " + e.getMessage());
            }
            boolean early = System.nanoTime() - since < SETTLED.toNanos();
            pause = controls.isHeld() || !early ? Duration.ZERO : longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        if (pause.isZero()) {
            return Duration.ofMillis(500);
        }
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private ProcessHandle adoptOrStart() throws IOException {
        var found = controls.pidFile().running();
        if (found.isPresent()) {
            if (found.get().fingerprint().equals(program.fingerprint())) {
                events.accept(program.name() + " runs already, pid "
                        + found.get().process().pid());
                return found.get().process();
            }
            events.accept(program.name() + " runs with other settings: stopping it");
            Tree.stop(found.get().process(), program.stopWithin());
        }
        Files.createDirectories(log.getParent());
        Files.createDirectories(program.folder());
        BoundedLog.trim(log);
        var builder = new ProcessBuilder(program.command())
                .directory(program.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(Supervisor::isForeign);
        builder.environment().putAll(program.environment());
        var process = builder.start().toHandle();
        starts++;
        controls.pidFile().write(process, program.fingerprint());
        events.accept(program.name() + " started, pid " + process.pid());
        return process;
    }

    /** Options meant for the parent JVM must not reach the child. */
    private static boolean isForeign(String variable) {
        return variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("CLASSPATH")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("ES_")
                || variable.startsWith("KAFKA_")
                || variable.startsWith("MAVEN_");
    }

    private void watch(ProcessHandle process) throws IOException {
        while (process.isAlive()) {
            pause(POLL);
            if (closing) {
                return;
            }
            BoundedLog.trim(log);
        }
        if (!controls.isHeld() && !closing) {
            lastFailure = Optional.of(new Failure("pid " + process.pid() + " ended"));
            events.accept(program.name() + " ended, pid " + process.pid());
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (Thread.currentThread() == thread) {
                Thread.interrupted();
            }
        }
    }
}
