package counterclaim.index.indexing;

import java.util.List;

/** Sends documents to Elasticsearch in one request. */
interface BulkWriter {
    /** How the whole request went. */
    sealed interface Answer {
        /**
         * @param results one for each document, in their order
         */
        record Answered(List<Result> results) implements Answer {}

        /** Nothing is known to be written: send it all again. */
        record Unavailable(String reason) implements Answer {}
    }

    /** How it went with one document. */
    sealed interface Result {
        record Written() implements Result {}

        /** The index holds this or a newer version. */
        record AlreadyNewer() implements Result {}

        /** Not now. */
        record TryAgain(String reason) implements Result {}

        /** Never: the mapping does not take it. */
        record Refused(String reason) implements Result {}
    }

    Answer write(List<Write> writes);
}
