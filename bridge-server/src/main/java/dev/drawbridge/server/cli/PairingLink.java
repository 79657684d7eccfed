package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.server.endpoint.BindAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a device is shown to find the bridge and to be let in once. */
record PairingLink(PairingTicket ticket, BindAddress address) {
    private static final int HTTPS = 443;

    /** As the device reads it, from a QR code or by being clicked. */
    String text() {
        return "drawbridge://pair?" + part("scheme", scheme()) + "&"
                + part("host", address.host()) + "&port=" + address.port() + "&"
                + part("id", ticket.pairingId()) + "&" + part("secret", ticket.secret())
                + ticket.door().path().map(path -> "&" + part("path", path)).orElse("")
                + fingerprint().map(known -> "&" + part("fp", known)).orElse("");
    }

    /** What is reached at this port speaks TLS, if only because a proxy does. */
    private String scheme() {
        return address.port() == HTTPS ? "wss" : ticket.door().scheme();
    }

    private Optional<String> fingerprint() {
        return ticket.door().fingerprint();
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PairingLink[" + address + "]";
    }
}
