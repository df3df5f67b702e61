package counterclaim.ingest.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reads many files in one process and prints one JSON object a line for each, in the order given. A file that cannot be
 * read gives {@code {"file", "error"}} and the rest goes on. Files whose name ends in {@code .gz} are unpacked.
 */
abstract class FileCommand implements Callable<Integer> {
    /** Largest file read, unpacked, in bytes. */
    static final int LARGEST_FILE = 64 * 1024 * 1024;

    static final ObjectMapper JSON = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read, plain or .gz.")
    private List<Path> files;

    /** Adds what was read to a line that already has {@code file}; throws what becomes the line's {@code error}. */
    abstract void read(Path file, byte[] bytes, ObjectNode line) throws IOException;

    @Override
    public final Integer call() {
        var out = spec.commandLine().getOut();
        var failed = false;
        for (var file : files) {
            var line = JSON.createObjectNode().put("file", file.toString());
            try {
                read(file, bytesOf(file), line);
            } catch (IOException | RuntimeException e) {
                line.removeAll();
                line.put("file", file.toString()).put("error", reason(file, e));
            }
            failed |= line.has("error");
            out.println(line);
        }
        out.flush();
        return failed ? 1 : 0;
    }

    private static byte[] bytesOf(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("it has more than " + LARGEST_FILE + " bytes");
        }
        var raw = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return raw;
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            var bytes = unpacked.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IOException("unpacks to more than " + LARGEST_FILE + " bytes");
            }
            return bytes;
        }
    }

    private static String reason(Path file, Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "Cannot read " + file + ": there is no such file";
            case IOException _ when Files.isDirectory(file) -> "Cannot read " + file + ": it is a folder";
            default -> "Cannot read " + file + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
        };
    }
}
