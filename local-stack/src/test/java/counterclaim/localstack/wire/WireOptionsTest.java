package counterclaim.localstack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireOptionsTest {

    @Test
    void whatIsUnknownOrIncompleteIsNamed() {
        assertThatThrownBy(() -> WireOptions.parse(List.of("--sped", "3"))).hasMessageContaining("--sped");
        assertThatThrownBy(() -> WireOptions.parse(List.of("--state"))).hasMessageContaining("after --state");
        assertThatThrownBy(() -> WireOptions.parse(List.of("--speed", "fast"))).hasMessageContaining("not fast");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () -> WireOptions.parse(List.of("--folder", "no/where")).config())
                .hasMessage("Cannot play no/where: it is not a folder");
        assertThatThrownBy(
                        () -> WireOptions.parse(List.of("--folder", "nowhere")).config())
                .hasMessageContaining("no wire of this name");
    }

    @Test
    void theOptionsReachTheConfiguration() {
        var config = WireOptions.parse(List.of("--port-base", "18000", "--speed", "60", "--state", "s.json", "--pause"))
                .config();
        assertThat(config.portBase()).isEqualTo(18_000);
        assertThat(config.speed()).isEqualTo(60);
        assertThat(config.state()).contains(Path.of("s.json"));
        assertThat(config.isPaused()).isTrue();
        assertThat(config.bind()).isEqualTo("127.0.0.1");
    }
}
