package dev.drawbridge.server.access.password;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.text.Normalizer;

/** A password in the one form in which it is hashed, however a keyboard has composed its letters. */
record Password(String text) {
    private static final int SHORTEST = 10;
    static final int LONGEST = 1024;

    /**
     * Reads a password that is to hold from now on.
     *
     * @throws Declined it is too short to hold, or too long
     */
    static Password chosen(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Declined(ErrorCode.INVALID_PARAMS,
                    "A password has " + SHORTEST + " to " + LONGEST + " characters.");
        }
        return typed(text);
    }

    static Password typed(String text) {
        return new Password(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
