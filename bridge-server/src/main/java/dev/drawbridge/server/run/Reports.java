package dev.drawbridge.server.run;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a terminal says by itself because it was asked: where the cursor is, what it is, what colours it has. A terminal
 * that somebody only looks from has nothing to say to the program.
 */
final class Reports {
    private static final Pattern ANY = Pattern
            .compile("\\033\\[[?>=][0-9;]*[cnRu]|\\033\\[\\d+;\\d+R|\\033\\[0n"
                    + "|\\033\\[\\?[0-9;]*\\$y|\\033\\[[48];\\d+;\\d+t|\\033[\\]P_][^\\033\\007]*(?:\\007|\\033\\\\)");

    private Reports() {}

    /** What was typed, without them. */
    static byte[] without(byte[] typed) {
        String text = new String(typed, StandardCharsets.ISO_8859_1);
        return ANY.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }
}
