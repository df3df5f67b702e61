package counterclaim.enrich;

import java.util.function.Supplier;

/** Is told how long each step took. */
@FunctionalInterface
public interface Steps {
    Steps UNTIMED = (step, nanos) -> {};

    void took(String step, long nanos);

    default <T> T time(String step, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            took(step, System.nanoTime() - start);
        }
    }
}
