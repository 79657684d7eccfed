package dev.drawbridge.partners;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** The gate before a class of {@link RealAgents} tests: open once its partners are installed. */
final class RealAgentsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("decided for the class");
        }
        try {
            context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, RealAgents.class,
                    context.getEnclosingTestClasses())).ifPresent(RealAgentsCondition::install);
            return ConditionEvaluationResult.enabled("the real agents are installed");
        } catch (TestAbortedException withoutNpm) {
            return ConditionEvaluationResult.disabled(String.valueOf(withoutNpm.getMessage()));
        }
    }

    private static void install(RealAgents wanted) {
        for (Partner partner : wanted.value()) {
            partner.installed();
        }
    }
}
