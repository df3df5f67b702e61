package counterclaim.localstack.cli;

import java.io.PrintStream;
import java.time.Duration;

/** What {@code up} ends with: the contested claims found so far. */
final class FirstNews {
    /** Enough to show; more come while one reads. */
    private static final int ENOUGH = 8;

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Api index;

    FirstNews(Home home) {
        this.index = new Api(home.require("index"));
    }

    /** Until there are enough contested claims, nothing has come for a while, or the time is over. */
    void await(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        long lastChange = System.nanoTime();
        long articles = -1;
        long contested = -1;
        while (System.nanoTime() < until) {
            try {
                long nowArticles =
                        index.get("/api/v1/articles?size=1").path("total").asLong();
                long nowContested = index.get("/api/v1/claims?state=contested&size=1")
                        .path("total")
                        .asLong();
                if (nowArticles != articles || nowContested != contested) {
                    articles = nowArticles;
                    contested = nowContested;
                    lastChange = System.nanoTime();
                    System.err.println("  " + articles + " articles, " + contested + " contested claims");
                }
            } catch (Problem e) {
                // Not answering for a moment: asked again below, and in earnest when the claims are printed.
            }
            boolean quiet = System.nanoTime() - lastChange > QUIET.toNanos();
            if (contested >= ENOUGH || (contested > 0 && quiet)) {
                return;
            }
            Thread.sleep(1_000);
        }
    }

    void print(PrintStream out) {
        var page = index.get("/api/v1/claims?state=contested&sort=origins&size=12");
        long total = page.path("total").asLong();
        if (total == 0) {
            out.println("No contested claims yet; they appear on the dashboard as they are found.");
            return;
        }
        out.println("Contested claims found so far ("
                + Math.min(total, page.path("items").size()) + " of " + total + "):");
        for (var claim : page.path("items")) {
            ClaimText.print(claim, out);
        }
    }
}
