package dev.drawbridge.server.endpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the endpoint listens.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param port 0 picks a free one
 */
public record BindAddress(String host, int port) {
    private static final String ADVICE = "write HOST:PORT, for example 127.0.0.1:9100, or [::1]:9100";
    private static final Pattern FORM = Pattern
            .compile("(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([^:\\[\\]\\s]+)):([0-9]{1,5})");

    /**
     * Checks that it can be one.
     *
     * @throws IllegalArgumentException when the port is none or the host is blank
     */
    public BindAddress {
        if (host.isBlank() || port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is not an address: " + ADVICE);
        }
    }

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException when the text is something else; says what to write
     */
    public static BindAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + ADVICE);
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        return new BindAddress(host, Integer.parseInt(form.group(3)));
    }

    BindAddress withPort(int chosen) {
        return new BindAddress(host, chosen);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
