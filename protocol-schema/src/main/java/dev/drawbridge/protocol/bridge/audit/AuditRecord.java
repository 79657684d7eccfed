package dev.drawbridge.protocol.bridge.audit;

import dev.drawbridge.protocol.doc.Description;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Description("One thing that somebody did. Each record has the hash of the one before it in its own.")
public record AuditRecord(@Description("Its number: 1, 2, 3 and so on.") long number,
        @Description("When, in milliseconds since 1970.") long atMs,
        @Description("What was done.") AuditAction action,
        @Description("The device it was done from, if it was a client's doing.") Optional<String> device,
        @Description("The name of the client, likewise.") Optional<String> client,
        @Description("The thread it was done in.") Optional<String> threadId,
        @Description("What else there is to it, by name; never what was said.") Map<String, String> details,
        @Description("SHA-256 over all of it and over the hash of the record before, in hexadecimal.") String hash) {
    public AuditRecord {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(threadId, "threadId");
        details = Map.copyOf(details);
        Objects.requireNonNull(hash, "hash");
    }
}
