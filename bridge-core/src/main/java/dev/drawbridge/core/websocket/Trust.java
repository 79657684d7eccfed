package dev.drawbridge.core.websocket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** By what a server is taken for the one that is meant. */
public sealed interface Trust {
    /** What TLS is spoken with towards it. */
    default SSLContext context() throws GeneralSecurityException, IOException {
        return TrustedParty.context(this);
    }

    /** One of the authorities that everybody trusts says so, for the name that it is called by. */
    record Usual() implements Trust {}

    /** One of the authorities in a file says so. */
    record Authorities(Path pem) implements Trust {}

    /**
     * It has the certificate that is known already, whatever that says.
     *
     * @param fingerprint SHA-256 of the certificate, in hexadecimal digits; colons and case do not count
     */
    record Pinned(String fingerprint) implements Trust {}
}
