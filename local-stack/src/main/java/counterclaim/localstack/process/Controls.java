package counterclaim.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Handles on one supervised program, from the supervisor's process or any other: everything goes through files and
 * signals. A program on hold is not started again until it is released.
 */
public final class Controls {
    private final Path hold;
    private final PidFile pid;

    /** @param runFolder where its supervisor keeps its files */
    public Controls(Path runFolder, String name) {
        this.hold = runFolder.resolve(name + ".hold");
        this.pid = new PidFile(runFolder.resolve(name + ".pid"));
    }

    /** Its process, if one runs. */
    public Optional<ProcessHandle> process() {
        return pid.running().map(PidFile.Found::process);
    }

    /** Takes note of a process that has no supervisor. */
    public void remember(ProcessHandle process) {
        pid.write(process, "-");
    }

    /** SIGKILL to it and its children; its supervisor starts it again. */
    public void kill() {
        process().ifPresent(Tree::kill);
    }

    /** SIGSTOP: connections stay open and nothing answers, as on a hung machine. */
    public void pause() {
        process().ifPresent(Tree::pause);
    }

    public void resume() {
        process().ifPresent(Tree::resume);
    }

    /** SIGTERM, and down it stays until {@link #release()}. */
    public void hold(Duration stopWithin) {
        try {
            Files.createDirectories(hold.getParent());
            Files.writeString(hold, "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + hold, e);
        }
        process().ifPresent(process -> Tree.stop(process, stopWithin));
    }

    /** SIGTERM, for a program without a supervisor: with one it would start again. */
    public void stop(Duration stopWithin) {
        process().ifPresent(process -> Tree.stop(process, stopWithin));
        pid.delete();
    }

    public void release() {
        try {
            Files.deleteIfExists(hold);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + hold, e);
        }
    }

    boolean isHeld() {
        return Files.exists(hold);
    }

    PidFile pidFile() {
        return pid;
    }
}
