package counterclaim.index.dashboard;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.Entity;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The words and links of the pages. */
final class Words {
    private static final String QUOTES = "\"“”„«»‘’'";

    private Words() {}

    static String state(ClaimState state) {
        return switch (state) {
            case CORRECTED -> "Corrected";
            case WITHDRAWN -> "Withdrawn";
            case CONTESTED -> "Contested";
            case CORROBORATED -> "Several origins";
            case REPORTED -> "Reported";
        };
    }

    static String kind(ContestKind kind) {
        return switch (kind) {
            case DENIAL -> "Denial";
            case REJECTION -> "Rejection";
            case COUNTERCLAIM -> "Counterclaim";
            case DOUBT -> "Doubt";
            case CORRECTION -> "Correction";
        };
    }

    static String cause(ClaimTransition.Cause cause) {
        return switch (cause) {
            case ASSERTED -> "Asserted";
            case CONTESTED -> "Disputed";
            case CONTEST_WITHDRAWN -> "Dispute taken back";
            case ASSERTION_WITHDRAWN -> "Assertion taken down";
            case CORRECTED -> "Corrected";
            case MERGED -> "Found to be the same claim";
            case SPLIT -> "Split off";
            case DECIDED -> "Decided by an editor";
        };
    }

    static String type(Entity.Type type) {
        return switch (type) {
            case PERSON -> "Person";
            case ORG -> "Organisation";
            case PLACE -> "Place";
            case OTHER -> "Other name";
        };
    }

    static String language(String code) {
        var name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return code.equals("und") || name.isEmpty() ? "Unknown language" : name;
    }

    static String count(long count, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d", count) + " " + (count == 1 ? one : many);
    }

    static String path(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where the article stands on the web; empty for anything that is no web address. */
    static Optional<String> webAddress(String url) {
        try {
            var scheme = new URI(url).getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Without quotation marks around the whole: the page sets its own. */
    static String unquoted(String words) {
        var text = words.strip();
        while (text.length() > 1
                && QUOTES.indexOf(text.charAt(0)) >= 0
                && QUOTES.indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text.isEmpty() ? words : text;
    }

    /** A claim that was cut out of its sentence ("that the dam broke") starts with an ellipsis instead of the little word. */
    static String claim(String words) {
        var text = unquoted(words);
        return text.startsWith("that ") && text.length() > 12 ? "… " + text.substring(5) : text;
    }

    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = text.lastIndexOf(' ', most);
        return text.substring(0, end > most / 2 ? end : most).strip() + " …";
    }
}
