package counterclaim.index.search;

import counterclaim.contracts.ContestKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A search for articles.
 *
 * @param entities ids; an article must mention each
 * @param claimant id or name; must have made a contested claim
 * @param challenger id or name; must dispute a claim (of {@code claimant}, where that is given)
 * @param kinds of the contest, any of them
 * @param topics ids or names, any of them
 * @param from first seen, or published where that is earlier
 * @param contested whether somebody in the article disputes something in it
 * @param withdrawn only withdrawn articles, or none
 */
public record ArticleQuery(
        Optional<String> q,
        List<String> entities,
        List<String> entityNames,
        Optional<String> claimant,
        Optional<String> challenger,
        List<ContestKind> kinds,
        List<String> outlets,
        List<String> languages,
        List<String> topics,
        Optional<String> story,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Near> near,
        Optional<Boolean> contested,
        boolean withdrawn,
        Sort sort,
        Mode mode) {
    /** The order of articles. */
    public enum Sort {
        RELEVANCE,
        NEWEST,
        OLDEST
    }

    /** How articles are found. */
    public enum Mode {
        /** By words. */
        KEYWORD,
        /** By words, and by likeness to what words find; ranks are fused. One page of at most 100. */
        HYBRID
    }

    /** A circle on the globe. */
    public record Near(double lat, double lon, String distance) {
        private static final Pattern DISTANCE = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)(km|mi|m)");
        private static final String USUAL = "50km";

        static Near of(String point, Optional<String> distance) {
            var parts = point.split(",", -1);
            try {
                if (parts.length == 2) {
                    var lat = Double.parseDouble(parts[0].strip());
                    var lon = Double.parseDouble(parts[1].strip());
                    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
                        return new Near(lat, lon, distance.map(Near::checked).orElse(USUAL));
                    }
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new InvalidParameter("near", "It takes latitude and longitude in degrees: 50.45,30.52.");
        }

        private static String checked(String distance) {
            var small = distance.toLowerCase(Locale.ROOT).replace(" ", "");
            if (!DISTANCE.matcher(small).matches()) {
                throw new InvalidParameter("distance", "It takes a number and km, mi or m: 25km.");
            }
            return small;
        }
    }

    /** Every parameter of {@code GET /api/v1/articles}. */
    public static final Set<String> PARAMETERS = Set.copyOf(new TreeSet<>(List.of(
            "q",
            "entity",
            "entityName",
            "claimant",
            "challenger",
            "kind",
            "outlet",
            "language",
            "topic",
            "story",
            "from",
            "to",
            "near",
            "distance",
            "contested",
            "withdrawn",
            "sort",
            "mode",
            "size",
            "cursor")));

    public static ArticleQuery of(Map<String, List<String>> parameters) {
        return of(Parameters.of(parameters, PARAMETERS));
    }

    static ArticleQuery of(Parameters parameters) {
        var q = parameters.one("q");
        q.ifPresent(text -> QueryText.parse("q", text));
        var near = parameters.one("near").map(point -> Near.of(point, parameters.one("distance")));
        if (near.isEmpty() && parameters.one("distance").isPresent()) {
            throw new InvalidParameter("distance", "It needs near=latitude,longitude beside it.");
        }
        var from = parameters.from("from");
        var to = parameters.to("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new InvalidParameter("from", "It is later than \"to\".");
        }
        var mode = parameters.choice("mode", Mode.class).orElse(Mode.KEYWORD);
        if (mode == Mode.HYBRID && q.isEmpty()) {
            throw new InvalidParameter("mode", "mode=hybrid needs words to search for in \"q\".");
        }
        return new ArticleQuery(
                q,
                parameters.all("entity"),
                parameters.all("entityName"),
                parameters.one("claimant"),
                parameters.one("challenger"),
                parameters.choices("kind", ContestKind.class),
                parameters.all("outlet"),
                parameters.all("language").stream()
                        .map(language -> language.toLowerCase(Locale.ROOT))
                        .toList(),
                parameters.all("topic"),
                parameters.one("story"),
                from,
                to,
                near,
                parameters.flag("contested"),
                parameters.flag("withdrawn").orElse(false),
                parameters.choice("sort", Sort.class).orElse(q.isPresent() ? Sort.RELEVANCE : Sort.NEWEST),
                mode);
    }
}
