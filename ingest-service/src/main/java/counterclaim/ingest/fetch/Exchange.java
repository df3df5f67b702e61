package counterclaim.ingest.fetch;

import static java.util.Objects.requireNonNull;

/** How one request ended. */
sealed interface Exchange {
    record Answered(WebResponse response) implements Exchange {
        public Answered {
            requireNonNull(response, "response");
        }
    }

    /** @param detail for people */
    record Failed(Failure failure, String detail) implements Exchange {
        public Failed {
            requireNonNull(failure, "failure");
            requireNonNull(detail, "detail");
        }
    }
}
