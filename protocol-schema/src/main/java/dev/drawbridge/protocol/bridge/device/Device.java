package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A device that may come in until it is revoked.")
public record Device(@Description("Names it for good.") String deviceId,
        @Description("By which people know it; no other has it.") String name,
        @Description("What it may do.") List<AccessScope> scopes,
        @Description("When it was let in, in milliseconds since 1970.") long createdAtMs,
        @Description("When it last came in; absent if it never did.") Optional<Long> lastSeenAtMs,
        @Description("From which address.") Optional<String> lastSeenFrom,
        @Description("How many of its connections are open now.") int connections,
        @Description("Whether it is the caller's own.") boolean you) {
    public Device {
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(name, "name");
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(lastSeenAtMs, "lastSeenAtMs");
        Objects.requireNonNull(lastSeenFrom, "lastSeenFrom");
    }
}
