package counterclaim.enrich.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads names and attributions off the encoder's numbers, as models/EXPORT.md says. */
final class Decoding {
    private Decoding() {}

    static List<EncodedName> names(Encoded encoded, JsonNode labels) {
        var tags = new ArrayList<String>();
        labels.get("ner").forEach(tag -> tags.add(tag.asText()));
        int width = tags.size();
        var out = new ArrayList<EncodedName>();
        for (var numbers : encoded.windows()) {
            var w = numbers.window();
            EncodedName open = null;
            for (int i = 0; i < w.words(); i++) {
                int row = w.first()[i] * width;
                int best = 0;
                double sum = 0;
                for (int l = 0; l < width; l++) {
                    if (numbers.ner()[row + l] > numbers.ner()[row + best]) {
                        best = l;
                    }
                }
                for (int l = 0; l < width; l++) {
                    sum += Math.exp(numbers.ner()[row + l] - numbers.ner()[row + best]);
                }
                double p = 1 / sum;
                var tag = tags.get(best);
                boolean owned = i < w.owned();
                boolean goesOn = tag.startsWith("I-")
                        && open != null
                        && open.type().equals(tag.substring(2))
                        && i > 0
                        && w.sentence()[i] == w.sentence()[i - 1];
                if (goesOn) {
                    open = new EncodedName(
                            open.start(), w.end()[i], open.type(), open.sentence(), Math.min(open.confidence(), p));
                    out.set(out.size() - 1, open);
                } else if (tag.equals("O") || !owned) {
                    open = null;
                } else {
                    open = new EncodedName(w.start()[i], w.end()[i], tag.substring(2), w.sentence()[i], p);
                    out.add(open);
                }
            }
        }
        return out;
    }

    static List<EncodedSaying> sayings(Encoded encoded, JsonNode labels) {
        var thresholds = labels.get("thresholds");
        var settings = new Settings(
                thresholds.get("cue").asDouble(),
                new double[] {
                    thresholds.get("source").asDouble(),
                    thresholds.get("content").asDouble()
                },
                new int[] {
                    thresholds.get("source_gap").asInt(), thresholds.get("gap").asInt()
                },
                labels.get("link").get("width").asInt(),
                labels.get("link").get("reach").asInt(),
                new double[2][]);
        for (int r = 0; r < 2; r++) {
            var row = labels.get("link").get("distance").get(r);
            settings.distance()[r] = new double[row.size()];
            for (int i = 0; i < row.size(); i++) {
                settings.distance()[r][i] = row.get(i).asDouble();
            }
        }
        var out = new ArrayList<EncodedSaying>();
        for (var numbers : encoded.windows()) {
            sayings(numbers, settings, out);
        }
        return out;
    }

    private record Settings(double cue, double[] member, int[] gap, int width, int reach, double[][] distance) {}

    private static void sayings(Encoded.Numbers numbers, Settings settings, List<EncodedSaying> out) {
        var w = numbers.window();
        int n = w.words();
        var begins = new double[n];
        var inside = new double[n];
        for (int i = 0; i < n; i++) {
            int row = w.first()[i] * 3;
            double o = Math.exp(numbers.cue()[row]);
            double b = Math.exp(numbers.cue()[row + 1]);
            double c = Math.exp(numbers.cue()[row + 2]);
            begins[i] = b / (o + b + c);
            inside[i] = c / (o + b + c);
        }
        int i = 0;
        while (i < w.owned()) {
            if (begins[i] + inside[i] < settings.cue()) {
                i++;
                continue;
            }
            int to = i + 1;
            double confidence = begins[i] + inside[i];
            while (to < n
                    && begins[to] + inside[to] >= settings.cue()
                    && begins[to] <= inside[to]
                    && w.sentence()[to] == w.sentence()[to - 1]) {
                confidence = Math.max(confidence, begins[to] + inside[to]);
                to++;
            }
            out.add(new EncodedSaying(
                    w.sentence()[i],
                    new int[] {w.start()[i], w.end()[to - 1]},
                    members(numbers, settings, i, to, 0),
                    members(numbers, settings, i, to, 1),
                    Math.min(1, confidence)));
            i = to;
        }
    }

    private static List<int[]> members(Encoded.Numbers numbers, Settings settings, int from, int to, int role) {
        var w = numbers.window();
        int width = settings.width();
        int row = 2 * width;
        int f = w.first()[from];
        int t = w.pieceBefore(to);
        var query = new double[width];
        for (int p = f; p < t; p++) {
            for (int k = 0; k < width; k++) {
                query[k] += numbers.query()[p * row + role * width + k] / (t - f);
            }
        }
        var runs = new ArrayList<int[]>();
        for (int i = 0; i < w.words(); i++) {
            if (i >= from && i < to) {
                continue;
            }
            int piece = w.first()[i];
            double dot = 0;
            for (int k = 0; k < width; k++) {
                dot += query[k] * numbers.key()[piece * row + role * width + k];
            }
            int away = piece < f ? piece - f : piece >= t ? piece - (t - 1) : 0;
            away = Math.clamp(away, -settings.reach(), settings.reach()) + settings.reach();
            double logit = dot / Math.sqrt(width) + settings.distance()[role][away];
            if (1 / (1 + Math.exp(-logit)) < settings.member()[role]) {
                continue;
            }
            if (!runs.isEmpty() && i - runs.getLast()[1] <= settings.gap()[role]) {
                runs.getLast()[1] = i + 1;
            } else {
                runs.add(new int[] {i, i + 1});
            }
        }
        var out = new ArrayList<int[]>();
        for (var run : runs) {
            if (run[0] < to && run[1] > from) {
                add(w, run[0], Math.min(run[1], from), out);
                add(w, Math.max(run[0], to), run[1], out);
            } else {
                add(w, run[0], run[1], out);
            }
        }
        return out;
    }

    private static void add(Window w, int from, int to, List<int[]> out) {
        if (from < to) {
            out.add(new int[] {w.start()[from], w.end()[to - 1]});
        }
    }
}
