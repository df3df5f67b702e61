package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Somebody named as author, as far as the feed says; at least one of the three is there.
 *
 * @param uri absolute where it could be resolved
 */
public record FeedPerson(Optional<String> name, Optional<String> email, Optional<String> uri) {
    public FeedPerson {
        requireNonNull(name, "name");
        requireNonNull(email, "email");
        requireNonNull(uri, "uri");
        if (name.isEmpty() && email.isEmpty() && uri.isEmpty()) {
            throw new IllegalArgumentException("a person without name, email and uri");
        }
    }

    /** The best short label: the name, else the address. */
    public String label() {
        return name.or(() -> email).or(() -> uri).orElseThrow();
    }
}
