package dev.drawbridge.server.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param label what its first line says that it is
 * @param armed the lines between the first and the last
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
record Pem(String label, String armed) {
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    static List<Pem> in(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Pem(block.group(1), block.group(2)));
        }
        return blocks;
    }

    static String of(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** Whether a password is needed to read it, in the old way of saying so. */
    boolean isEncrypted() {
        return armed.contains("Proc-Type:");
    }

    /**
     * What is in it.
     *
     * @throws IllegalArgumentException when it is no Base64
     */
    byte[] bytes() {
        return Base64.getDecoder().decode(armed.replaceAll("\\s", ""));
    }

    /** It may be a private key. */
    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
