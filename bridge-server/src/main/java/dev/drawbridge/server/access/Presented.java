package dev.drawbridge.server.access;

import java.util.List;
import java.util.Locale;

/** What a request shows to be let in. */
sealed interface Presented {
    /** What stands before the token where a browser can only name protocols. */
    String PROTOCOL = "bearer.";

    /** A token. */
    record Bearer(String token) implements Presented {
        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /** A browser's session. */
    record Session(String secret) implements Presented {
        @Override
        public String toString() {
            return "Session[hidden]";
        }
    }

    record Nothing() implements Presented {}

    /** Something that is said twice, or in a form that has no meaning here. */
    record Unclear() implements Presented {}

    /** The first of what can be meant: a header is chosen by whoever sends it, a cookie by its browser. */
    static Presented in(Knock knock) {
        if (!knock.authorizations().isEmpty()) {
            return authorization(knock.authorizations());
        }
        List<String> protocols = knock.protocols().stream()
                .filter(protocol -> protocol.startsWith(PROTOCOL)).toList();
        if (!protocols.isEmpty()) {
            return protocols.size() == 1
                    ? new Bearer(protocols.getFirst().substring(PROTOCOL.length()))
                    : new Unclear();
        }
        List<String> cookies = knock.cookies(SessionCookie.name(knock.secure()));
        return switch (cookies.size()) {
            case 0 -> new Nothing();
            case 1 -> new Session(cookies.getFirst());
            default -> new Unclear();
        };
    }

    private static Presented authorization(List<String> headers) {
        String scheme = "bearer ";
        String header = headers.getFirst();
        return headers.size() == 1 && header.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? new Bearer(header.substring(scheme.length()).strip())
                : new Unclear();
    }
}
