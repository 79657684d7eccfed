package dev.drawbridge.partners.machine;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks whether the programs are there. */
final class NeedsProgramsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = AnnotationSupport.findAnnotation(context.getElement(), NeedsPrograms.class)
                .stream()
                .flatMap(needs -> Arrays.stream(needs.value()))
                .filter(program -> Executables.find(program).isEmpty()).findFirst();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the programs are there");
        }
        String message = missing.get() + " is not on the PATH, which " + context.getDisplayName() + " needs";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(message + ", and CI must run it");
        }
        System.err.println("*** SKIPPED *** " + message);
        return ConditionEvaluationResult.disabled(message);
    }
}
