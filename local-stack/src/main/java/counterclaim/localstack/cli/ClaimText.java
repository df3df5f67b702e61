package counterclaim.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A claim of {@code /api/v1/claims} for a terminal. */
final class ClaimText {
    private static final String OUTLETS = "\u0000";

    private ClaimText() {}

    static void print(JsonNode claim, PrintStream out) {
        var counts = claim.path("counts");
        out.println();
        out.println("“" + claim.path("wording").asText() + "”");
        out.println("  " + claim.path("state").asText().toLowerCase(Locale.ROOT)
                + " · claimed by " + names(claim.path("claimants"))
                + " · " + count(counts.path("origins").asInt(), "independent origin")
                + ", " + count(counts.path("sources").asInt(), "source"));
        contests(claim.path("contests"))
                .forEach(
                        (dispute, outlets) -> out.println("  " + dispute.replace(OUTLETS, String.join(", ", outlets))));
        var outlets = new ArrayList<String>();
        claim.path("outlets").forEach(outlet -> outlets.add(outlet.asText()));
        out.println("  outlets: " + String.join(", ", outlets) + " · id "
                + claim.path("claimId").asText());
    }

    /** Each dispute once, with all the outlets that carry it in the same words. */
    private static Map<String, Set<String>> contests(JsonNode contests) {
        var all = new LinkedHashMap<String, Set<String>>();
        for (var contest : contests) {
            var dispute = contest.path("challenger").path("name").asText("somebody") + " ("
                    + contest.path("kind").asText().toLowerCase(Locale.ROOT) + ", in " + OUTLETS + "): “"
                    + oneLine(contest.path("evidence").path("exact").asText()) + "”";
            all.computeIfAbsent(dispute, first -> new LinkedHashSet<>())
                    .add(contest.path("outletId").asText());
        }
        return all;
    }

    private static String names(JsonNode parties) {
        var names = new LinkedHashSet<String>();
        parties.forEach(party -> names.add(party.path("name").asText()));
        return names.isEmpty() ? "nobody named" : String.join(", ", names);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
