package dev.drawbridge.server.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web origins whose pages may connect: the bridge's own, and those its owner named. */
final class Origins {
    static final String ANY = "*";

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.+)");

    private final Set<Origin> allowed = new HashSet<>();
    private final boolean any;

    Origins(Set<String> texts) {
        any = texts.contains(ANY);
        texts.forEach(text -> parse(text).ifPresent(allowed::add));
    }

    boolean allow(String origin, boolean secure, Authority addressed) {
        return any || parse(origin).filter(
                parsed -> allowed.contains(parsed)
                        || parsed.equals(own(secure ? "https" : "http", addressed)))
                .isPresent();
    }

    static void check(String text) {
        if (!text.equals(ANY) && parse(text).isEmpty()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an origin: write scheme://host or scheme://host:port, without a path");
        }
    }

    private static Optional<Origin> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Authority.parse(form.group(2))
                        .map(authority -> own(form.group(1).toLowerCase(Locale.ROOT), authority))
                : Optional.empty();
    }

    private static Origin own(String scheme, Authority authority) {
        return new Origin(scheme, switch (scheme) {
            case "http" -> authority.withDefaultPort(80);
            case "https" -> authority.withDefaultPort(443);
            default -> authority;
        });
    }

    private record Origin(String scheme, Authority authority) {}
}
