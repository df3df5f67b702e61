package counterclaim.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Elasticsearch unpacked with the analysis plugin in it, once for all stacks of a checkout. */
final class Distribution {
    private final Path archive;
    private final Path plugin;
    private final Path folder;

    /** @param folder holds one unpacked distribution for each archive and plugin */
    Distribution(Path archive, Path plugin, Path folder) {
        this.archive = archive;
        this.plugin = plugin;
        this.folder = folder;
    }

    /** The unpacked folder; unpacks first where it is not there, about three seconds. */
    Path home() throws IOException {
        var home = folder.resolve("elasticsearch-" + fingerprint());
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(folder);
        try (var channel = FileChannel.open(
                        folder.resolve("elasticsearch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(home)) {
                var unpacking = folder.resolve("unpacking");
                deleteAll(unpacking);
                unpack(unpacking);
                Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    private void unpack(Path to) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                var slash = entry.getName().indexOf('/');
                var name = entry.getName().substring(slash + 1);
                if (name.isEmpty()) {
                    continue;
                }
                var file = to.resolve(name).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("Entry " + entry.getName() + " of " + archive + " leads out of its folder");
                }
                if (entry.isDirectory()) {
                    makeFolder(file);
                } else {
                    makeFolder(file.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    boolean program = name.startsWith("bin/")
                            || file.getFileName().toString().equals("server-launcher");
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        var into = to.resolve("plugins").resolve(descriptor().getProperty("name"));
        makeFolder(into);
        copyReadable(plugin, into.resolve("analysis.jar"));
        try (var zip = new ZipFile(plugin.toFile());
                var in = zip.getInputStream(zip.getEntry("plugin-descriptor.properties"))) {
            var file = into.resolve("plugin-descriptor.properties");
            Files.copy(in, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private Properties descriptor() throws IOException {
        var descriptor = new Properties();
        try (var zip = new ZipFile(plugin.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("plugin-descriptor.properties"))) {
            descriptor.load(in);
        }
        return descriptor;
    }

    /** Another user than ours must be able to read it, whatever our umask is. */
    private static void makeFolder(Path path) throws IOException {
        if (!Files.exists(path)) {
            makeFolder(path.getParent());
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void copyReadable(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private String fingerprint() throws IOException {
        var sum = new CRC32();
        sum.update(Files.readAllBytes(plugin));
        sum.update(Long.toString(Files.size(archive)).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
