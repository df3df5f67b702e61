package counterclaim.localstack;

import com.sun.security.auth.module.UnixSystem;
import counterclaim.localstack.process.Detached;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Elasticsearch refuses to run as root. Started by root, it runs as {@code nobody} instead: its data folder is given to
 * that user, and where the checkout is in a folder that only root may enter (as {@code /root} is), the process keeps the
 * one capability to enter it.
 */
final class OtherUser {
    private static final String NAME = "nobody";

    private final List<String> prefix;
    private final String owner;

    private OtherUser(List<String> prefix, String owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /**
     * The user to run as: oneself unless that is root.
     *
     * @param program which that user must be able to execute
     * @param data which that user must be able to write; given to the user first
     * @throws IOException when no way of changing the user works
     */
    static OtherUser forElasticsearch(Path program, Path java, Path data) throws IOException {
        if (!isRoot()) {
            return new OtherUser(List.of(), "");
        }
        var owner = id("-u") + ":" + id("-g");
        var user = new OtherUser(List.of(), owner);
        user.own(data);
        var tried = new ArrayList<String>();
        for (var prefix : prefixes(owner)) {
            var probe = new ArrayList<>(prefix);
            probe.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    "test -r \"$0\" && test -x \"$1\" && test -w \"$2\"",
                    program.toString(),
                    java.toString(),
                    data.toString()));
            if (succeeds(probe)) {
                return new OtherUser(prefix, owner);
            }
            tried.add(String.join(" ", prefix));
        }
        throw new IOException("Elasticsearch does not run as root, and user " + NAME + " cannot reach " + program + ", "
                + java + " and " + data + ". Move the checkout to a folder that every user may enter, or run as an"
                + " ordinary user. Tried: " + tried);
    }

    /** What to put before the command. */
    List<String> prefix() {
        return prefix;
    }

    /** Gives a folder and all in it to the user. */
    void own(Path folder) throws IOException {
        if (!owner.isEmpty() && !succeeds(List.of("chown", "-R", owner, folder.toString()))) {
            throw new IOException("Cannot give " + folder + " to user " + NAME);
        }
    }

    private static List<List<String>> prefixes(String owner) {
        var ids = owner.split(":");
        var prefixes = new ArrayList<List<String>>();
        Detached.onPath("setpriv").ifPresent(setpriv -> {
            var plain = List.of(
                    setpriv.toString(), "--reuid=" + ids[0], "--regid=" + ids[1], "--clear-groups", "--inh-caps=-all");
            prefixes.add(plain);
            for (var capability : List.of("+dac_read_search", "+dac_override")) {
                prefixes.add(List.of(
                        setpriv.toString(),
                        "--reuid=" + ids[0],
                        "--regid=" + ids[1],
                        "--clear-groups",
                        // Otherwise access(2), by which Java asks whether a file exists, would not know the capability.
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all," + capability,
                        "--ambient-caps=-all," + capability));
            }
        });
        Detached.onPath("runuser").ifPresent(runuser -> prefixes.add(List.of(runuser.toString(), "-u", NAME, "--")));
        Detached.onPath("sudo").ifPresent(sudo -> prefixes.add(List.of(sudo.toString(), "-n", "-E", "-u", NAME, "--")));
        return prefixes;
    }

    private static String id(String what) throws IOException {
        var process =
                new ProcessBuilder("id", what, NAME).redirectErrorStream(true).start();
        var answer = new String(process.getInputStream().readAllBytes()).strip();
        if (!answer.matches("-?\\d+")) {
            throw new IOException(
                    "Elasticsearch does not run as root, and there is no user " + NAME + " to run it as: " + answer);
        }
        return answer;
    }

    private static boolean succeeds(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
