package counterclaim.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    @TempDir
    Path folder;

    @Test
    void logThatDoesNotExistIsEmpty() throws IOException {
        BoundedLog.trim(folder.resolve("none.log"));
        assertThat(BoundedLog.tail(folder.resolve("none.log"), 5)).isEmpty();
    }

    @Test
    void logThatHasGrownTooLargeIsMovedAsideWhileItsWriterGoesOn() throws IOException {
        var log = folder.resolve("kafka.log");
        try (var writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[9 * 1024 * 1024]);
            // When
            BoundedLog.trim(log);
            writer.write("after\n".getBytes(StandardCharsets.US_ASCII));
        }
        // Then
        assertThat(log).hasSize("after\n".length());
        assertThat(folder.resolve("kafka.log.1")).hasSize(9 * 1024 * 1024);
    }

    @Test
    void tailIsTheLastLinesInOrder() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");
        assertThat(BoundedLog.tail(log, 2)).containsExactly("two", "three");
    }
}
