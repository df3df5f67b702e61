package counterclaim.enrich.entities;

import counterclaim.contracts.Entity;
import counterclaim.contracts.Span;
import counterclaim.enrich.text.ArticleText;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the mentions of one person, organisation or place together: "Vladimir Putin" and "Putin", "United Nations" and
 * "UN", "Russia" and "Russia's". The longest proper name is the name.
 */
public final class EntityGrouper {
    private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii");
    private static final Set<String> SMALL =
            Set.of("of", "the", "for", "and", "de", "al", "on", "in", "&", "-", "'s", "s");
    /** What a government does: where a capital or country is the subject of it, the government is meant. */
    private static final Set<String> GOVERNING = Set.of(
            "said",
            "says",
            "denied",
            "denies",
            "rejected",
            "rejects",
            "announced",
            "accused",
            "accuses",
            "claimed",
            "claims",
            "insisted",
            "insists",
            "warned",
            "warns",
            "condemned",
            "dismissed",
            "disputed",
            "disputes",
            "demanded",
            "declared",
            "vowed",
            "agreed",
            "called",
            "urged",
            "argued",
            "argues",
            "believes",
            "wants",
            "praised",
            "praises",
            "maintains",
            "maintained",
            "blamed",
            "blames",
            "threatened",
            "confirmed",
            "acknowledged",
            "summoned",
            "has",
            "had",
            "will");

    private final Gazetteer gazetteer;

    public EntityGrouper(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    private static final class Group {
        private final Entity.Type type;
        private String name;
        private final List<String> words;
        private final List<Span> mentions = new ArrayList<>();
        private double confidence;
        private boolean governs;

        private Group(Entity.Type type, String name, List<String> words) {
            this.type = type;
            this.name = name;
            this.words = words;
        }
    }

    private record Found(TextPart part, Mention mention, String name, List<String> words) {}

    /** @param by the tagger that found the mentions */
    public List<Entity> group(ArticleText text, List<Mention> inTitle, List<Mention> inBody, String by) {
        var found = new ArrayList<Found>();
        collect(text.title(), inTitle, found);
        collect(text.body(), inBody, found);
        var groups = groups(found);
        var entities = new ArrayList<Entity>();
        for (var group : groups) {
            entities.add(entity(group, by));
        }
        entities.sort(Comparator.comparingInt((Entity e) -> -e.mentions().size()));
        return entities;
    }

    private static void collect(TextPart part, List<Mention> mentions, List<Found> found) {
        for (var mention : mentions) {
            var name = trimmed(part.text().substring(mention.start(), mention.end()));
            var words = List.of(Names.normalised(name).split(" "));
            if (!words.getFirst().isEmpty()) {
                found.add(new Found(part, mention, name, words));
            }
        }
    }

    static String trimmed(String name) {
        var trimmed = name.strip().replaceAll("\\s+", " ");
        if (trimmed.regionMatches(true, 0, "the ", 0, 4)) {
            trimmed = trimmed.substring(4);
        }
        if (trimmed.endsWith("'s") || trimmed.endsWith("’s")) {
            trimmed = trimmed.substring(0, trimmed.length() - 2);
        }
        return trimmed.isBlank() ? name : trimmed;
    }

    private List<Group> groups(List<Found> found) {
        // whole names first, so that a surname finds the person that it belongs to even where it stands earlier
        var order = new ArrayList<>(found);
        order.sort(Comparator.comparingInt((Found f) -> -f.words().size()));
        var byName = new LinkedHashMap<String, Group>();
        var byPart = new HashMap<String, List<Group>>();
        var of = new HashMap<Found, Group>();
        for (var one : order) {
            var key = String.join(" ", one.words());
            var group = byName.get(one.mention().type() + " " + key);
            if (group == null) {
                group = longer(one, key, byPart);
            }
            if (group == null) {
                group = new Group(one.mention().type(), one.name(), one.words());
                for (var part : parts(group)) {
                    byPart.computeIfAbsent(group.type + " " + part, k -> new ArrayList<>())
                            .add(group);
                }
            }
            byName.put(one.mention().type() + " " + key, group);
            of.put(one, group);
        }
        var groups = new LinkedHashMap<Group, Boolean>();
        for (var one : found) {
            var group = of.get(one);
            group.mentions.add(
                    one.part().span(one.mention().start(), one.mention().end()));
            group.confidence = Math.max(group.confidence, one.mention().confidence());
            group.governs |= governs(one);
            groups.put(group, true);
        }
        return List.copyOf(groups.keySet());
    }

    /** Under which shorter names the group may be met again. */
    private static List<String> parts(Group group) {
        var parts = new ArrayList<String>();
        var words = group.words;
        switch (group.type) {
            case PERSON -> {
                int last = words.size() - 1;
                while (last > 0 && GENERATIONS.contains(words.get(last))) {
                    last--;
                }
                if (words.size() > 1) {
                    parts.add(words.get(last));
                    parts.add(words.getFirst());
                    for (int i = 1; i < last; i++) {
                        parts.add(String.join(" ", words.subList(i, last + 1)));
                    }
                    if (words.size() > 2) {
                        parts.add(words.getFirst() + " " + words.get(last));
                    }
                }
            }
            case ORG, PLACE, OTHER -> {
                if (words.size() > 1) {
                    var initials = new StringBuilder();
                    for (var word : words) {
                        if (!SMALL.contains(word)) {
                            initials.append(word.charAt(0));
                        }
                    }
                    if (initials.length() > 1) {
                        parts.add(initials.toString());
                    }
                    if (group.type == Entity.Type.ORG) {
                        parts.add(words.getFirst());
                        if (words.size() > 2) {
                            parts.add(String.join(" ", words.subList(0, words.size() - 1)));
                        }
                    }
                }
            }
        }
        return parts;
    }

    private static Group longer(Found one, String key, Map<String, List<Group>> byPart) {
        var candidates = byPart.get(one.mention().type() + " " + key);
        if (candidates == null) {
            return null;
        }
        // a surname that two people share belongs to the one who was named last before it
        Group best = null;
        for (var candidate : candidates) {
            boolean surname = one.mention().type() != Entity.Type.PERSON
                    || !candidate.words.getFirst().equals(key)
                    || candidates.size() == 1;
            if (surname) {
                best = best == null ? candidate : best;
            }
        }
        return best;
    }

    private boolean governs(Found one) {
        if (one.mention().type() != Entity.Type.PLACE) {
            return false;
        }
        var words = one.part().sentences().get(one.mention().sentence()).words();
        int next = one.mention().to();
        while (next < words.size()
                && words.get(next).form().endsWith("ly")
                && next < one.mention().to() + 2) {
            next++;
        }
        if (next >= words.size() || !GOVERNING.contains(words.get(next).form().toLowerCase(Locale.ROOT))) {
            return false;
        }
        int before = one.mention().from() - 1;
        return before < 0
                || !Set.of("in", "at", "from", "near", "of", "to")
                        .contains(words.get(before).form().toLowerCase(Locale.ROOT));
    }

    private Entity entity(Group group, String by) {
        Optional<Gazetteer.Place> place =
                group.type == Entity.Type.PLACE ? gazetteer.place(group.name) : Optional.empty();
        var country = place.map(Gazetteer.Place::country)
                .or(() ->
                        group.type == Entity.Type.OTHER ? gazetteer.countryOfAdjective(group.name) : Optional.empty());
        boolean rules = place.filter(p -> p.capital() || p.isCountry()).isPresent() && group.governs;
        var name = place.filter(Gazetteer.Place::isCountry)
                .map(Gazetteer.Place::name)
                .orElse(group.name);
        return new Entity(
                group.type,
                name,
                place.map(Gazetteer.Place::id).orElseGet(() -> "local:" + Names.slug(group.name)),
                group.mentions,
                place.map(Gazetteer.Place::coordinates),
                country,
                rules ? Optional.of("government") : Optional.empty(),
                Math.clamp(group.confidence, 0, 1),
                by);
    }
}
