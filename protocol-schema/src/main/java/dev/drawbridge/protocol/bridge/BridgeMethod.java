package dev.drawbridge.protocol.bridge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that clients call by the name {@code value}. It takes nothing or one record, whose components are the
 * members of the params, and returns a record.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BridgeMethod {
    String value();
}
