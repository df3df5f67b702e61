package counterclaim.enrich.contested;

import java.util.function.Consumer;

/** Finds passages that may dispute something. */
interface RuleFinder {
    void find(Scene scene, int sentence, Consumer<Trigger> found);
}
