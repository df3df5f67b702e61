package counterclaim.index.schema;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Every index, by the alias under which it is read. */
public enum Index {
    ARTICLES("articles"),
    ARTICLE_VERSIONS("article-versions"),
    PLACEMENTS("placements"),
    CLAIMS("claims"),
    CLAIMS_HISTORY("claims-history"),
    STORIES("stories"),
    ENTITIES("entities"),
    FEEDS("feeds"),
    FEEDS_POLLED("feeds-polled");

    /** Grows when a mapping changes in a way that existing indices cannot take. */
    private static final String GENERATION = "-v1";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private final String alias;

    Index(String alias) {
        this.alias = alias;
    }

    public String alias() {
        return alias;
    }

    /** The index behind the alias; for articles, the stem that the month is added to. */
    String concrete() {
        return alias + GENERATION;
    }

    /** The index of the articles that were first seen in the month (UTC) of {@code firstSeenAt}. */
    public static String articlesOf(Instant firstSeenAt) {
        return ARTICLES.concrete() + "-" + MONTH.format(firstSeenAt);
    }
}
