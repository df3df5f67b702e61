package counterclaim.index.dashboard;

import jakarta.inject.Singleton;

/** An error for people. */
@Singleton
public class ErrorPage {
    public String render(int status, String title, String detail) {
        return Templates.error(Site.at(""), status, title, detail).render();
    }
}
