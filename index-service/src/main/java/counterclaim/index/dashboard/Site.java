package counterclaim.index.dashboard;

import java.util.List;

/**
 * What every page shows.
 *
 * @param section of the navigation that the page belongs to
 * @param q what stands in the search field
 */
public record Site(String section, String q) {
    /** An entry of the navigation. */
    public record Link(String section, String href, String label, boolean here) {}

    static Site at(String section) {
        return new Site(section, "");
    }

    public List<Link> links() {
        return List.of(
                link("now", "/", "Contested now"),
                link("search", "/search", "Search"),
                link("stories", "/stories", "Stories"),
                link("feeds", "/feeds", "Feeds"),
                link("system", "/system", "System"));
    }

    private Link link(String name, String href, String label) {
        return new Link(name, href, label, name.equals(section));
    }
}
