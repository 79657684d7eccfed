package dev.drawbridge.server.access;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses: all whose first bits are these.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, 3.1</a>
 */
public record Cidr(InetAddress network, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

    /**
     * Reads {@code ADDRESS/BITS} or {@code ADDRESS}.
     *
     * @throws IllegalArgumentException when the text is something else; says what to write
     */
    public static Cidr parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            try {
                InetAddress network = InetAddress.ofLiteral(form.group(1));
                int all = network.getAddress().length * Byte.SIZE;
                int bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
                if (bits <= all) {
                    return new Cidr(network, bits);
                }
            } catch (IllegalArgumentException none) {
                // which is said below
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is no range of addresses: write one like 10.0.0.0/8, or one address like 192.0.2.7");
    }

    boolean contains(InetAddress address) {
        byte[] some = address.getAddress();
        byte[] own = network.getAddress();
        if (some.length != own.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((some[bit >> 3] ^ own[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
