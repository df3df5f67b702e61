package counterclaim.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopWhatIsLeft() {
        new Controls(folder, "sleeper").stop(Duration.ofSeconds(1));
    }

    @Test
    void programThatKeepsDyingIsReportedWithTheEndOfItsLog() {
        try (var supervisor =
                supervisor(program("echo the disk is full; exit 3")).start()) {
            assertThatThrownBy(supervisor::awaitReady)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sleeper keeps dying")
                    .hasMessageContaining("the disk is full");
        }
    }

    @Test
    void commandThatDoesNotExistIsReported() {
        var program = new Program(
                "sleeper",
                List.of("/no/such/program"),
                Map.of(),
                folder,
                () -> false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        try (var supervisor = supervisor(program).start()) {
            assertThatThrownBy(supervisor::awaitReady).hasMessageContaining("sleeper was not ready within 1 s");
            assertThat(events).anyMatch(event -> event.contains("cannot be started"));
        }
    }

    @Test
    void killedProgramIsStartedAgain() {
        try (var supervisor = supervisor(sleeper()).start()) {
            supervisor.awaitReady();
            var before = supervisor.controls().process().orElseThrow();
            // When
            supervisor.controls().kill();
            // Then
            await().atMost(SOON)
                    .until(() -> supervisor
                            .controls()
                            .process()
                            .filter(now -> now.pid() != before.pid())
                            .isPresent());
            assertThat(before.isAlive()).isFalse();
        }
    }

    @Test
    void programLeftBehindIsTakenOver() {
        // Given
        var first = supervisor(sleeper()).start();
        first.awaitReady();
        var process = first.controls().process().orElseThrow();
        first.abandon();
        assertThat(process.isAlive()).isTrue();
        // When
        try (var second = supervisor(sleeper()).start()) {
            await().atMost(SOON).until(() -> events.stream().anyMatch(event -> event.contains("runs already")));
            // Then
            assertThat(second.controls().process()).contains(process);
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void programLeftBehindWithOtherSettingsIsReplaced() {
        // Given
        var first = supervisor(sleeper()).start();
        first.awaitReady();
        var process = first.controls().process().orElseThrow();
        first.abandon();
        // When
        try (var second = supervisor(program("exec sleep 301")).start()) {
            // Then
            await().atMost(SOON)
                    .until(() -> second.controls()
                            .process()
                            .filter(now -> now.pid() != process.pid())
                            .isPresent());
            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void programOnHoldStaysDownUntilReleased() {
        try (var supervisor = supervisor(sleeper()).start()) {
            supervisor.awaitReady();
            // When
            supervisor.controls().hold(Duration.ofSeconds(5));
            // Then
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> supervisor.controls().process().isEmpty());
            supervisor.controls().release();
            await().atMost(SOON).until(() -> supervisor.controls().process().isPresent());
        }
    }

    @Test
    void closedSupervisorLeavesNoProcess() {
        var supervisor = supervisor(program("sleep 300 & sleep 300")).start();
        supervisor.awaitReady();
        var process = supervisor.controls().process().orElseThrow();
        await().atMost(SOON).until(() -> process.descendants().count() == 2);
        var children = process.descendants().toList();
        // When
        supervisor.close();
        // Then
        assertThat(process.isAlive()).isFalse();
        await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void pidOfAStrangerIsNotTakenForTheProgram() throws IOException {
        var file = new PidFile(folder.resolve("sleeper.pid"));
        file.write(ProcessHandle.current(), "fingerprint");
        assertThat(file.running()).isPresent();
        // When the pid is the same but the process started at another time
        var content = Files.readString(folder.resolve("sleeper.pid")).split(" ");
        Files.writeString(folder.resolve("sleeper.pid"), content[0] + " 12345 fingerprint\n");
        // Then
        assertThat(file.running()).isEmpty();
    }

    private Supervisor supervisor(Program program) {
        return new Supervisor(program, folder, events::add);
    }

    private Program sleeper() {
        return program("exec sleep 300");
    }

    private Program program(String script) {
        return new Program(
                "sleeper",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder,
                // A shell that has only just begun is alive too: one that ends at once must not count as ready.
                script.startsWith("echo") ? () -> false : Readiness.always(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2));
    }
}
