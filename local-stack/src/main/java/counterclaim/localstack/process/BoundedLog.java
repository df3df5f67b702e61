package counterclaim.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A log that a child appends to by itself and that its supervisor keeps small. */
public final class BoundedLog {
    /** In bytes; the generation before it is kept beside it, so that twice this is on disk at most. */
    private static final long LARGEST = 8L * 1024 * 1024;

    private static final int TAIL = 64 * 1024;

    private BoundedLog() {}

    /** Moves what is there aside once it is too large. Lines written in that instant can be lost. */
    static void trim(Path log) throws IOException {
        try {
            if (Files.size(log) <= LARGEST) {
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    /** The last lines, oldest first; none when there is no log yet. */
    public static List<String> tail(Path log, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
