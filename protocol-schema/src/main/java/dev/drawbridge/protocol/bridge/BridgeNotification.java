package dev.drawbridge.protocol.bridge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The record is what the bridge tells, unasked and by the name {@code value}, every client that knows of bridges; its
 * components are the members of the params.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BridgeNotification {
    String value();
}
