package counterclaim.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path folder;

    @Test
    void portTakenByAStrangerMeanwhileIsReplaced() throws IOException {
        int before = ports().of("kafka", 0, false);
        try (var stranger = listen(before)) {
            assertThat(ports().of("kafka", 0, false)).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void portInUseByOurOwnProcessIsKept() throws IOException {
        int before = ports().of("kafka", 0, false);
        try (var own = listen(before)) {
            assertThat(ports().of("kafka", 0, true)).isEqualTo(own.getLocalPort());
        }
    }

    @Test
    void preferredPortThatIsTakenIsPassedOver() throws IOException {
        try (var stranger = listen(0)) {
            assertThat(ports().of("index", stranger.getLocalPort(), false))
                    .isNotEqualTo(stranger.getLocalPort())
                    .isPositive();
        }
    }

    @Test
    void portStaysTheSameFromOneStartToTheNext() {
        int before = ports().of("kafka", 0, false);
        assertThat(ports().of("kafka", 0, false)).isEqualTo(before);
        assertThat(ports().known("kafka")).isEqualTo(before);
    }

    @Test
    void twoNamesNeverGetOnePort() {
        var ports = ports();
        assertThat(ports.of("a", 0, false)).isNotEqualTo(ports.of("b", 0, false));
    }

    @Test
    void runOfPortsMovesWhenOneOfThemIsTaken() throws IOException {
        int before = ports().run("wire", 16, false);
        assertThat(ports().run("wire", 16, false)).isEqualTo(before);
        try (var stranger = listen(before + 7)) {
            int now = ports().run("wire", 16, false);
            assertThat(stranger.getLocalPort()).matches(taken -> taken < now || taken > now + 15);
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports.properties"));
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
