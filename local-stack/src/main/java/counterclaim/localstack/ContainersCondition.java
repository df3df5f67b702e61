package counterclaim.localstack;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips integration tests, with the reason, where {@code -Dstack=containers} asks for containers and there can be none:
 * before the test class is initialised, because most take the stack in a static field.
 */
public final class ContainersCondition implements ExecutionCondition {
    private static Optional<Optional<String>> missing = Optional.empty();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean integration = context.getTestClass()
                .filter(type -> type.getSimpleName().endsWith("IT"))
                .isPresent();
        if (!integration || !LocalStack.isInContainers()) {
            return ConditionEvaluationResult.enabled("needs no containers");
        }
        return missing()
                .map(reason -> ConditionEvaluationResult.disabled("-Dstack=containers: " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("containers can be had"));
    }

    private static synchronized Optional<String> missing() {
        if (missing.isEmpty()) {
            missing = Optional.of(ContainerStack.missing());
            missing.get().ifPresent(reason -> System.err.println("Integration tests are skipped: " + reason));
        }
        return missing.get();
    }
}
