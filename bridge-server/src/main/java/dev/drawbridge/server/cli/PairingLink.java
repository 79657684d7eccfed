package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.server.endpoint.BindAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a device is shown to find the bridge and to be let in once. */
record PairingLink(PairingTicket ticket, BindAddress address) {
    /** As the device reads it, from a QR code or by being clicked. */
    String text() {
        return "drawbridge://pair?" + part("scheme", ticket.door().scheme()) + "&"
                + part("host", address.host()) + "&port=" + address.port() + "&"
                + part("id", ticket.pairingId()) + "&" + part("secret", ticket.secret())
                + fingerprint().map(known -> "&" + part("fp", known)).orElse("");
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
