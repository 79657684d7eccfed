package dev.drawbridge.server.access.password;

import java.io.ByteArrayOutputStream;

/**
 * Bytes as letters and digits that people can tell apart.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-6">RFC 4648, 6</a>
 */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    /** Of whole groups of five bytes, so that nothing has to be filled up. */
    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int left = 0;
        int bits = 0;
        for (byte next : bytes) {
            left = left << Byte.SIZE | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(left >> bits & MASK));
            }
            left &= MASK;
        }
        return text.toString();
    }

    /** The bytes of a text that {@link #encode} has made. */
    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            left = (left & 0xff) << BITS | ALPHABET.indexOf(text.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(left >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
