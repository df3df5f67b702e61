package counterclaim.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script at the top of the repository, up to the point where Java takes over. */
class LauncherTest {
    private static final Path LAUNCHER = Checkout.find().root().resolve("counterclaim");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void hideTheJdksOfThisMachine() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("ls", "sed", "dirname", "head", "cat", "mkdir", "find", "grep", "tr", "touch", "rm")) {
            for (var place : List.of("/bin", "/usr/bin")) {
                var program = Path.of(place, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + program + " \"$@\"");
                }
            }
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", folder.toString());
        environment.put("COUNTERCLAIM_JDK_FOLDERS", folder.resolve("jvm").toString());
        environment.put("COUNTERCLAIM_STATE", folder.resolve("state").toString());
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        var ended = launch("jdk");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("no JDK 25 or newer found", "apt install", "brew install", "adoptium.net");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void jdkThatIsTooOldIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", jdk("old/17", "17.0.9").toString());
        jdk("jvm/21", "21.0.1");
        assertThat(launch("jdk").code()).isEqualTo(1);
        var good = jdk("jvm/temurin-25", "25.0.1");
        assertThat(launch("jdk").out()).isEqualTo(good.toString());
    }

    @Test
    void runtimeWithoutCompilerIsPassedOver() throws Exception {
        var runtime = jdk("jvm/25-jre", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(launch("jdk").code()).isEqualTo(1);
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        var home = jdk("mine", "26");
        jdk("jvm/temurin-25", "25.0.1");
        environment.put("JAVA_HOME", home.toString());
        assertThat(launch("jdk").out()).isEqualTo(home.toString());
    }

    @Test
    void thenComesThePathWithItsLinksFollowed() throws Exception {
        var home = jdk("somewhere/jdk", "25.0.2");
        jdk("jvm/temurin-25", "25.0.1");
        Files.createSymbolicLink(folder.resolve("tools/javac"), home.resolve("bin/javac"));
        assertThat(launch("jdk").out()).isEqualTo(home.toRealPath().toString());
    }

    @Test
    void inTheUsualFoldersTheOldestThatIsNewEnoughIsTaken() throws Exception {
        jdk("jvm/jdk-27", "27-ea");
        var good = jdk("jvm/jdk 25", "25.0.1");
        jdk("jvm/jdk-26", "26.0.1");
        assertThat(launch("jdk").out()).isEqualTo(good.toString());
    }

    @Test
    void jdkInTheMacFolderLayoutIsFound() throws Exception {
        var good = jdk("jvm/temurin-25.jdk/Contents/Home", "25.0.1");
        assertThat(launch("jdk").out()).isEqualTo(good.toString());
    }

    @Test
    void jdkWithoutReleaseFileIsAsked() throws Exception {
        var good = jdk("jvm/odd", "25.0.1");
        Files.delete(good.resolve("release"));
        script(good.resolve("bin/java"), "echo 'openjdk version \"25.0.1\" 2026-01-20' >&2");
        assertThat(launch("jdk").out()).isEqualTo(good.toString());
    }

    @Test
    void unknownCommandIsWrongUsage() throws Exception {
        var ended = launch("nonsense");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no command 'nonsense'", "--help");
    }

    @Test
    void noCommandIsWrongUsage() throws Exception {
        var ended = launch();
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Usage: ./counterclaim COMMAND");
    }

    @Test
    void helpNeedsNoJdk() throws Exception {
        var ended = launch("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("up", "down", "status", "logs", "test", "feeds", "search", "claims", "extract");
        assertThat(launch("test", "--help").out()).contains("-Dstack=containers");
    }

    @Test
    void itFindsTheRepositoryThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("cc"), LAUNCHER);
        var good = jdk("jvm/temurin-25", "25.0.1");
        assertThat(run(List.of(link.toString(), "jdk")).out()).isEqualTo(good.toString());
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "exit 9");
        script(home.resolve("bin/javac"), "exit 9");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8).strip(),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
