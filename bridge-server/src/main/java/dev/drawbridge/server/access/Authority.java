package dev.drawbridge.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port as a {@code Host} header or an origin names them.
 *
 * @param host in lower case, an IPv6 address without its brackets
 * @param port -1 when none is named
 */
record Authority(String host, int port) {
    private static final Pattern FORM = Pattern
            .compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");

    static Optional<Authority> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        int port = form.group(3) != null ? Integer.parseInt(form.group(3)) : -1;
        return port > 0xffff ? Optional.empty() : Optional.of(new Authority(name(host), port));
    }

    /** The one form in which names are compared. */
    static String name(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    Authority withDefaultPort(int standard) {
        return port == -1 ? new Authority(host, standard) : this;
    }
}
