package counterclaim.ingest.extract;

/** Small pages in our own words, for tests. */
final class Pages {
    static final String FIRST =
            "The harbour board of Lindau voted on Tuesday to close the old ferry pier, two years after inspectors found cracks in its piles.";
    static final String SECOND =
            "Fishing crews who moor there said that nobody had asked them, and that the new berths are too shallow at low water.";
    static final String THIRD =
            "The board answers that the dredging will be finished by May, and that the price of a berth stays the same for three years.";
    static final String ARTICLE = "<p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p>";

    private Pages() {}

    static String page(String head, String body) {
        return "<!doctype html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>";
    }

    static String jsonLd(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }
}
