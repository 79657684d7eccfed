package dev.drawbridge.server.access.session;

import dev.drawbridge.server.access.Secret;
import dev.drawbridge.server.access.SessionCookie;
import java.time.Duration;

/** What a browser is told about its session, by the header {@code Set-Cookie}. */
final class Cookie {
    static final String HEADER = "Set-Cookie";

    private Cookie() {}

    /** No script can read it, no other site's page can have it sent, and it goes through TLS only if it came so. */
    static String keep(Secret secret, Duration howLong, boolean secure) {
        return SessionCookie.name(secure) + "=" + secret.text() + "; Path=/; Max-Age=" + howLong.toSeconds()
                + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    static String forget(boolean secure) {
        return keep(new Secret(""), Duration.ZERO, secure);
    }
}
