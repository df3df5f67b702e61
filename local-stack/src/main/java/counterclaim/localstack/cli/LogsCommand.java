package counterclaim.localstack.cli;

import counterclaim.localstack.process.BoundedLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "logs",
        description = "Prints the end of the logs: of all programs, or of one of kafka, elasticsearch, ingest, enrich,"
                + " index, wire, attendant.")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Only this one.")
    private String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is logged from now on, until Ctrl-C.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = Home.find();
        var all = new ArrayList<>(Home.PROGRAMS);
        all.add(Home.ATTENDANT);
        if (service != null && !all.contains(service.replace("-service", ""))) {
            throw new ParameterException(
                    spec.commandLine(), "There is no '" + service + "'; there are " + String.join(", ", all) + ".");
        }
        var shown = service == null ? all : List.of(service.replace("-service", ""));
        var positions = new HashMap<String, Long>();
        for (var name : shown) {
            var log = home.log(name);
            positions.put(name, Files.exists(log) ? Files.size(log) : 0);
            for (var line : BoundedLog.tail(log, lines)) {
                print(name, line, shown.size() > 1);
            }
        }
        while (follow) {
            for (var name : shown) {
                positions.compute(name, (key, from) -> printFrom(home.log(key), key, from, shown.size() > 1));
            }
            Thread.sleep(500);
        }
        return 0;
    }

    private static long printFrom(Path log, String name, long from, boolean labelled) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < from ? 0 : from;
            var bytes = new byte[(int) Math.min(file.length() - start, 1 << 20)];
            file.seek(start);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> print(name, line, labelled));
            return start + end;
        } catch (IOException e) {
            return 0;
        }
    }

    private static void print(String name, String line, boolean labelled) {
        System.out.println(labelled ? String.format("%-13s %s", name, line) : line);
    }
}
