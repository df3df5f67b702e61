package counterclaim.enrich.perceptron;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a sequence and which may follow which. A label is O or scheme letter, dash, type.
 */
public final class LabelSet {
    private final List<String> names;
    private final boolean[][] follows;
    private final boolean[] first;
    private final boolean[] last;

    private LabelSet(List<String> names) {
        this.names = List.copyOf(names);
        int n = names.size();
        boolean bilou = names.stream().anyMatch(name -> name.startsWith("U-"));
        follows = new boolean[n][n];
        first = new boolean[n];
        last = new boolean[n];
        for (int a = 0; a < n; a++) {
            first[a] = !continues(names.get(a));
            last[a] = !bilou || !isOpen(names.get(a));
            for (int b = 0; b < n; b++) {
                boolean goesOn = continues(names.get(b));
                boolean sameType = type(names.get(a)).equals(type(names.get(b)));
                boolean open = bilou ? isOpen(names.get(a)) : !names.get(a).equals("O");
                follows[a][b] = goesOn ? open && sameType : !bilou || !isOpen(names.get(a));
            }
        }
    }

    public static LabelSet of(List<String> names) {
        return new LabelSet(names);
    }

    /** Begin, inside, last, outside, unit. */
    public static LabelSet bilou(List<String> types) {
        var names = new ArrayList<String>();
        names.add("O");
        for (var type : types) {
            for (var letter : List.of("B-", "I-", "L-", "U-")) {
                names.add(letter + type);
            }
        }
        return new LabelSet(names);
    }

    /** Begin, inside, outside. */
    public static LabelSet bio(List<String> types) {
        var names = new ArrayList<String>();
        names.add("O");
        for (var type : types) {
            names.add("B-" + type);
            names.add("I-" + type);
        }
        return new LabelSet(names);
    }

    private static boolean continues(String name) {
        return name.startsWith("I-") || name.startsWith("L-");
    }

    private static boolean isOpen(String name) {
        return name.startsWith("B-") || name.startsWith("I-");
    }

    private static String type(String name) {
        return name.length() < 2 ? "" : name.substring(2);
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    public int index(String name) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException("no label " + name);
        }
        return i;
    }

    boolean follows(int before, int label) {
        return follows[before][label];
    }

    boolean first(int label) {
        return first[label];
    }

    boolean last(int label) {
        return last[label];
    }
}
