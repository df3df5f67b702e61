package counterclaim.ingest.robots;

import counterclaim.ingest.robots.RobotsDecision.Allowed;
import counterclaim.ingest.robots.RobotsDecision.Disallowed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One robots.txt. Immutable. Never fails on any input: lines that mean nothing are passed over.
 *
 * <p>Where percent-encoding makes a difference, a path is compared both as it is written and as RFC 9309 normalises it, and the stricter
 * answer holds: sites do not agree on it, and a page too few is better than one that was not to be read.
 */
public final class RobotsRules {
    /** Most bytes that are read of a robots.txt; RFC 9309 asks for no less. */
    public static final int MAX_BYTES = 500 * 1024;

    /** No robots.txt, or an empty one. */
    public static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), List.of(), Optional.empty());

    private static final int MAX_LINE = 8 * 2083;
    private static final int MAX_SITEMAPS = 500;
    private static final Duration MAX_DELAY = Duration.ofDays(1);

    private final List<Group> groups;
    private final List<String> sitemaps;
    private final Optional<String> denial;

    private record Rule(boolean allow, String written, PathPattern literal, PathPattern normalised) {}

    private static final class Group {
        final Set<String> agents = new LinkedHashSet<>();
        final List<Rule> rules = new ArrayList<>();
        Optional<Duration> delay = Optional.empty();
    }

    private RobotsRules(List<Group> groups, List<String> sitemaps, Optional<String> denial) {
        this.groups = List.copyOf(groups);
        this.sitemaps = List.copyOf(sitemaps);
        this.denial = denial;
    }

    /** For a robots.txt that could not be had: RFC 9309 forbids everything then. */
    public static RobotsRules disallowAll(String why) {
        return new RobotsRules(List.of(), List.of(), Optional.of(why));
    }

    /** @param file as it came, decompressed; what is past {@link #MAX_BYTES} is not read */
    public static RobotsRules parse(byte[] file) {
        var length = Math.min(file.length, MAX_BYTES);
        var from = length >= 3 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb && file[2] == (byte) 0xbf ? 3 : 0;
        var text = new String(file, from, length - from, StandardCharsets.ISO_8859_1);
        var groups = new ArrayList<Group>();
        var sitemaps = new LinkedHashSet<String>();
        var collectingAgents = false;
        Group group = null;
        for (var at = 0; at < text.length(); ) {
            var end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            var line = Line.of(text.substring(at, Math.min(end, at + MAX_LINE)));
            at = end + 1;
            switch (line.key) {
                case USER_AGENT -> {
                    if (!collectingAgents) {
                        group = new Group();
                        groups.add(group);
                        collectingAgents = true;
                    }
                    group.agents.add(agent(line.value));
                }
                case ALLOW, DISALLOW -> {
                    collectingAgents = false;
                    if (group != null) {
                        addRule(group, line);
                    }
                }
                case CRAWL_DELAY -> {
                    if (group != null && group.delay.isEmpty()) {
                        group.delay = delay(line.value);
                    }
                }
                case SITEMAP -> {
                    if (sitemaps.size() < MAX_SITEMAPS && !line.value.isEmpty()) {
                        sitemaps.add(
                                new String(line.value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    }
                }
                case OTHER -> {}
            }
        }
        return new RobotsRules(groups, List.copyOf(sitemaps), Optional.empty());
    }

    private static void addRule(Group group, Line line) {
        if (line.value.isEmpty()) {
            return;
        }
        var allow = line.key == Key.ALLOW;
        group.rules.add(rule(allow, line.value));
        if (allow) {
            // Who allows the index page by its name means the folder, too.
            var slash = line.value.lastIndexOf('/');
            if (slash >= 0 && line.value.startsWith("/index.htm", slash)) {
                group.rules.add(rule(true, line.value.substring(0, slash + 1) + "$"));
            }
        }
    }

    private static Rule rule(boolean allow, String value) {
        return new Rule(
                allow,
                (allow ? "Allow: " : "Disallow: ") + value,
                PathPattern.of(Octets.escaped(value)),
                PathPattern.of(Octets.normalised(value)));
    }

    private static Optional<Duration> delay(String value) {
        try {
            var seconds = Double.parseDouble(value);
            if (!(seconds >= 0)) {
                return Optional.empty();
            }
            var delay = seconds > MAX_DELAY.toSeconds() ? MAX_DELAY : Duration.ofMillis(Math.round(seconds * 1000));
            return Optional.of(delay);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The product token: letters, hyphen and underscore; a star, alone or before a blank, is everybody. */
    private static String agent(String value) {
        if (value.startsWith("*") && (value.length() == 1 || value.charAt(1) == ' ' || value.charAt(1) == '\t')) {
            return "*";
        }
        var end = 0;
        while (end < value.length() && isTokenChar(value.charAt(end))) {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isTokenChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }

    /**
     * @param userAgentToken the product token of the crawler, such as {@code counterclaim}
     * @param url            absolute, or only its path with the query; scheme and host are not looked at
     */
    public RobotsDecision decide(String userAgentToken, String url) {
        if (denial.isPresent()) {
            return new Disallowed(denial.get());
        }
        var rules = new ArrayList<Rule>();
        for (var group : applying(userAgentToken)) {
            rules.addAll(group.rules);
        }
        var path = Octets.ofText(path(url));
        var forbidding = strongest(rules, path, false).or(() -> strongest(rules, Octets.normalised(path), true));
        return forbidding
                .<RobotsDecision>map(rule -> new Disallowed(rule.written))
                .orElseGet(Allowed::new);
    }

    /** The rule that forbids a path: the longest that matches, unless one that allows is as long. */
    private static Optional<Rule> strongest(List<Rule> rules, String path, boolean normalised) {
        Rule best = null;
        var bestLength = -1;
        for (var rule : rules) {
            var pattern = normalised ? rule.normalised : rule.literal;
            if (pattern.length() < bestLength || pattern.length() == bestLength && !rule.allow) {
                continue;
            }
            if (pattern.matches(path)) {
                best = rule;
                bestLength = pattern.length();
            }
        }
        return Optional.ofNullable(best).filter(rule -> !rule.allow);
    }

    /** How long the site wants a crawler to wait between two requests. */
    public Optional<Duration> crawlDelay(String userAgentToken) {
        return applying(userAgentToken).stream()
                .flatMap(group -> group.delay.stream())
                .max(Duration::compareTo);
    }

    /** Addresses of sitemaps, as written. */
    public List<String> sitemaps() {
        return sitemaps;
    }

    private List<Group> applying(String userAgentToken) {
        var token = userAgentToken.strip().toLowerCase(Locale.ROOT);
        var named =
                groups.stream().filter(group -> group.agents.contains(token)).toList();
        return named.isEmpty() || token.equals("*")
                ? groups.stream().filter(group -> group.agents.contains("*")).toList()
                : named;
    }

    private static String path(String url) {
        var start = 0;
        if (!url.startsWith("/")) {
            var scheme = url.indexOf("://");
            start = scheme < 0 ? 0 : scheme + 3;
            while (start < url.length() && "/?#;".indexOf(url.charAt(start)) < 0) {
                start++;
            }
        }
        var fragment = url.indexOf('#', start);
        var path = url.substring(start, fragment < 0 ? url.length() : fragment);
        return path.startsWith("/") ? path : "/" + path;
    }

    private enum Key {
        USER_AGENT,
        ALLOW,
        DISALLOW,
        CRAWL_DELAY,
        SITEMAP,
        OTHER
    }

    private record Line(Key key, String value) {
        static final Line NOTHING = new Line(Key.OTHER, "");

        static Line of(String written) {
            var comment = written.indexOf('#');
            var line = (comment < 0 ? written : written.substring(0, comment)).strip();
            var colon = line.indexOf(':');
            if (colon >= 0) {
                return new Line(
                        key(line.substring(0, colon).strip()),
                        line.substring(colon + 1).strip());
            }
            // A forgotten colon is forgiven where there are exactly two words.
            var words = line.split("[ \\t]+", 3);
            return words.length == 2 ? new Line(key(words[0]), words[1]) : NOTHING;
        }

        private static Key key(String name) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("user-agent") || lower.startsWith("useragent") || lower.startsWith("user agent")) {
                return Key.USER_AGENT;
            }
            if (lower.startsWith("allow")) {
                return Key.ALLOW;
            }
            for (var spelling : List.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")) {
                if (lower.startsWith(spelling)) {
                    return Key.DISALLOW;
                }
            }
            if (lower.equals("crawl-delay") || lower.equals("crawldelay")) {
                return Key.CRAWL_DELAY;
            }
            return lower.equals("sitemap") || lower.equals("site-map") ? Key.SITEMAP : Key.OTHER;
        }
    }
}
