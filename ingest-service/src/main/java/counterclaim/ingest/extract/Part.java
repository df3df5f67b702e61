package counterclaim.ingest.extract;

/** A piece of a page in reading order: a {@link Region} holds parts, a {@link Paragraph} holds words. */
sealed interface Part permits Region, Paragraph {}
