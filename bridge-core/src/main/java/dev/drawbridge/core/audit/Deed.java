package dev.drawbridge.core.audit;

import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.util.Map;
import java.util.Optional;

/**
 * Something that somebody did.
 *
 * @param device it was done from, if by a client
 * @param client its name, if by one
 * @param details what else there is to it, by name; never what was said
 */
public record Deed(AuditAction action, Optional<String> device, Optional<String> client,
        Optional<String> threadId, Map<String, String> details) {
    public Deed {
        details = Map.copyOf(details);
    }
}
