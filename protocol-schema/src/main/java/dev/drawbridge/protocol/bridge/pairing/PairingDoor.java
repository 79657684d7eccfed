package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("Where a bridge listens.")
public record PairingDoor(@Description("How it is spoken to: \"ws\", or \"wss\" with TLS.") String scheme,
        @Description("The host name or address that it is bound to, 0.0.0.0 or :: for all of the machine's.") String host,
        @Description("The port.") int port,
        @Description("SHA-256 of its certificate, by which devices can tell it from others.") Optional<String> fingerprint,
        @Description("The path below which everything is, such as \"/bridge\"; absent if it is the root.") Optional<String> path) {
    public PairingDoor {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(path, "path");
    }
}
