package counterclaim.ingest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code parse-feed FILE…}: a feed in, its fields and entries out. */
@Command(
        name = "parse-feed",
        mixinStandardHelpOptions = true,
        description = "Reads feeds and prints one JSON object a line: file, feed, entries.")
final class ParseFeedCommand extends FileCommand {
    @Override
    void read(Path file, byte[] bytes, ObjectNode line) throws IOException {
        line.put("bytes", bytes.length);
    }
}
