package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * That by which somebody is let in.
 *
 * @param session names the browser's session that it stands for, if it does
 * @param until when it ends by itself, if it does
 * @param valid whether nobody has taken it back yet
 */
public record Pass(Visitor visitor, Optional<String> session, Optional<Instant> until,
        BooleanSupplier valid) {
    /** One that lasts until its bearer is told to go. */
    public static Pass of(Visitor visitor) {
        return new Pass(visitor, Optional.empty(), Optional.empty(), () -> true);
    }

    /** One that ends by itself and stands for no session. */
    public static Pass until(Instant end, Visitor visitor) {
        return new Pass(visitor, Optional.empty(), Optional.of(end), () -> true);
    }
}
