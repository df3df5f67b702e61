package counterclaim.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    Path state;

    @BeforeEach
    void useAnEmptyState() {
        System.setProperty("counterclaim.state", state.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("counterclaim.state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "up --poll banana",
                "up --allow http://x",
                "up --nonsense",
                "feeds",
                "feeds add",
                "feeds import",
                "search",
                "logs nobody",
                "dlq",
                "claims --size many"
            })
    void wrongUsageEndsWithTwo(String line) {
        assertThat(Main.run(arguments(line))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feeds list",
                "feeds add http://127.0.0.1:1/feed.xml",
                "search flood",
                "claims",
                "dlq list",
                "status",
                "up --feeds no-such-file.opml"
            })
    void whatCannotBeDoneEndsWithOne(String line) {
        assertThat(Main.run(arguments(line))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "down --help",
                "status --help",
                "logs --help",
                "feeds --help",
                "feeds add --help",
                "search --help",
                "claims --help",
                "dlq list --help",
                "down",
                "logs"
            })
    void helpAndWhatHasNothingToDoEndWithZero(String line) {
        assertThat(Main.run(arguments(line))).isZero();
    }

    private static String[] arguments(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
