package counterclaim.localstack.wire;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line of the wire.
 *
 * @param folder a folder, or the name of a wire that ships with the program
 * @param texts  write the texts of all versions into this folder instead of playing
 */
record WireOptions(
        String folder,
        String bind,
        int portBase,
        double speed,
        boolean paused,
        Optional<Path> state,
        Optional<Path> texts,
        boolean help) {
    static final String HELP = """
            Plays a folder of articles as several news sites with feeds.
              --folder PATH|NAME    what to play: a folder, or a wire that ships with the program (default: sample)
              --bind ADDRESS        address to listen on (default: 127.0.0.1)
              --port-base N         control port; the outlets take the ports after it (default: free ports)
              --speed X             wire seconds per second (default: 300)
              --state FILE          remember the clock and the ports here, and go on from there
              --pause               start with the clock standing
              --texts DIR           write the text of every version of every article and end
              --help
            """;

    static WireOptions parse(List<String> args) {
        String folder = "sample";
        String bind = "127.0.0.1";
        int portBase = 0;
        double speed = WireConfig.DEFAULT_SPEED;
        boolean paused = false;
        boolean help = false;
        Optional<Path> state = Optional.empty();
        Optional<Path> texts = Optional.empty();
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--folder" -> folder = value(option, rest);
                case "--bind" -> bind = value(option, rest);
                case "--port-base" -> portBase = (int) number(option, value(option, rest));
                case "--speed" -> speed = number(option, value(option, rest));
                case "--state" -> state = Optional.of(Path.of(value(option, rest)));
                case "--texts" -> texts = Optional.of(Path.of(value(option, rest)));
                case "--pause" -> paused = true;
                case "--help" -> help = true;
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            }
        }
        return new WireOptions(folder, bind, portBase, speed, paused, state, texts, help);
    }

    /**
     * Reads the folder.
     *
     * @throws IllegalArgumentException when it is not there or something in it is wrong
     */
    WireConfig config() {
        WireConfig config =
                WireConfig.of(wire()).withBind(bind).withPortBase(portBase).withSpeed(speed);
        if (state.isPresent()) {
            config = config.withState(state.get());
        }
        return paused ? config.paused() : config;
    }

    private WireFolder wire() {
        if (Files.isDirectory(Path.of(folder))) {
            return WireFolder.read(Path.of(folder));
        }
        if (folder.contains("/")) {
            throw new IllegalArgumentException("Cannot play " + folder + ": it is not a folder");
        }
        return WireFolder.shipped(folder);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("A value is missing after " + option);
        }
        return rest.next();
    }

    private static double number(String option, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, not " + text, e);
        }
    }
}
