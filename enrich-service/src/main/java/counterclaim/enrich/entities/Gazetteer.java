package counterclaim.enrich.entities;

import counterclaim.contracts.Entity.Coordinates;
import counterclaim.enrich.perceptron.Features;
import counterclaim.enrich.text.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Countries with their adjectives, and cities. Sources and licences: names/NOTICE.md. */
public final class Gazetteer {
    /**
     * @param id geonames:… for cities, local:country-… for countries
     * @param country ISO 3166-1 alpha-2
     */
    public record Place(
            String id,
            String name,
            String country,
            Coordinates coordinates,
            long population,
            boolean capital,
            boolean isCountry) {}

    /** What a run of words may be the name of. */
    enum Kind {
        COUNTRY,
        ADJECTIVE,
        CITY,
        SMALL_CITY
    }

    private static final int LONGEST = 4;
    private static final long LARGE = 200_000;

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> adjectives = new HashMap<>();
    private final Map<Long, Kind> kinds = new HashMap<>();
    private final Set<Long> beginnings = new HashSet<>();

    private Gazetteer() {}

    public static Gazetteer load() {
        var gazetteer = new Gazetteer();
        try {
            gazetteer.readCities();
            gazetteer.readCountries();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the names of places", e);
        }
        return gazetteer;
    }

    private void readCities() throws IOException {
        try (var reader = reader(new GZIPInputStream(resource("/names/cities.tsv.gz")))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var f = line.split("\t", -1);
                long population = Long.parseLong(f[4]);
                var place = new Place(
                        "geonames:" + f[0],
                        f[1],
                        f[2],
                        new Coordinates(Double.parseDouble(f[5]), Double.parseDouble(f[6])),
                        population,
                        "PPLC".equals(f[3]),
                        false);
                var key = Names.normalised(f[1]);
                var known = places.get(key);
                // the list is ordered by population; a capital wins over a larger namesake
                if (known == null || (place.capital() && !known.capital())) {
                    places.put(key, place);
                }
                remember(f[1], population >= LARGE || place.capital() ? Kind.CITY : Kind.SMALL_CITY);
            }
        }
    }

    private void readCountries() throws IOException {
        try (var reader = reader(resource("/names/countries.tsv"))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                var f = line.split("\t", -1);
                var place = new Place(
                        "local:country-" + f[0].toLowerCase(java.util.Locale.ROOT),
                        f[1],
                        f[0],
                        middle(f[0]),
                        0,
                        false,
                        true);
                places.put(Names.normalised(f[1]), place);
                remember(f[1], Kind.COUNTRY);
                for (var other : split(f[2])) {
                    places.put(Names.normalised(other), place);
                    remember(other, Kind.COUNTRY);
                }
                for (var adjective : split(f[3])) {
                    adjectives.put(Names.normalised(adjective), f[0]);
                    remember(adjective, Kind.ADJECTIVE);
                }
            }
        }
        for (var known : List.copyOf(places.entrySet())) {
            if (known.getKey().equals("kiev")) {
                places.put("kyiv", known.getValue());
            }
        }
    }

    /** The mean of a country's cities, weighted by people. */
    private Coordinates middle(String code) {
        double lat = 0;
        double lon = 0;
        double people = 0;
        for (var place : places.values()) {
            if (place.country().equals(code) && !place.isCountry()) {
                double weight = Math.max(1, place.population());
                lat += place.coordinates().lat() * weight;
                lon += place.coordinates().lon() * weight;
                people += weight;
            }
        }
        return people == 0 ? new Coordinates(0, 0) : new Coordinates(lat / people, lon / people);
    }

    private static List<String> split(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
    }

    private static InputStream resource(String name) {
        var resource = Gazetteer.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return resource;
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    private void remember(String name, Kind kind) {
        long h = 0;
        for (var word : name.split("[ -]")) {
            if (h != 0) {
                beginnings.add(h);
            }
            h = step(h, word);
        }
        kinds.put(h, kind);
    }

    private static long step(long before, String word) {
        return before * 1_000_003 + Features.hash(word) + 1;
    }

    /** The place of that name: a country, or the largest city; empty for a name not known. */
    public Optional<Place> place(String name) {
        return Optional.ofNullable(places.get(Names.normalised(name)));
    }

    /** ISO code of the country that an adjective or a people belongs to. */
    public Optional<String> countryOfAdjective(String word) {
        return Optional.ofNullable(adjectives.get(Names.normalised(word)));
    }

    /** For every word 0 or 1 + kind × 4 + position (0 alone, 1 first, 2 inside, 3 last) of the longest name there. */
    byte[] marks(List<Word> words) {
        var marks = new byte[words.size()];
        int i = 0;
        while (i < words.size()) {
            int longest = 0;
            Kind kind = null;
            long h = 0;
            int used = 0;
            for (int j = i; j < words.size() && used < LONGEST; j++) {
                var form = words.get(j).form();
                if (form.equals("-")) {
                    continue;
                }
                h = step(h, form);
                used++;
                var found = kinds.get(h);
                if (found != null) {
                    longest = j + 1 - i;
                    kind = found;
                }
                if (!beginnings.contains(h)) {
                    break;
                }
            }
            if (kind == null) {
                i++;
                continue;
            }
            for (int j = 0; j < longest; j++) {
                int position = longest == 1 ? 0 : j == 0 ? 1 : j == longest - 1 ? 3 : 2;
                marks[i + j] = (byte) (1 + kind.ordinal() * 4 + position);
            }
            i += longest;
        }
        return marks;
    }
}
