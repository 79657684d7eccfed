package dev.drawbridge.partners;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that talks to real agents: they are installed before its first test, outside of any test's
 * time; each of its tests ends within a minute.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealAgentsCondition.class)
@Tag("real-agents")
@Timeout(60)
public @interface RealAgents {
    Partner[] value();
}
