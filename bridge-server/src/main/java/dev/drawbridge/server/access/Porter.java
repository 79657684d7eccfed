package dev.drawbridge.server.access;

import dev.drawbridge.server.access.Admission.Forbidden;
import java.util.Optional;

/** Stands at a door and decides who comes in by it. */
public interface Porter {
    /** Whether not to talk to the sender at all: nobody on that page or program may ask anything. */
    Optional<Forbidden> shun(Knock knock);

    /** Whether the sender becomes a client. */
    Admission admit(Knock knock);
}
