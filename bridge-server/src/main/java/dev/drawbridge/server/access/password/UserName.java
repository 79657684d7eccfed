package dev.drawbridge.server.access.password;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name that somebody gives with a password: no two look the same, and it does nothing where it is shown. */
record UserName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /**
     * Reads the name of somebody who is to log in.
     *
     * @throws Declined it is none
     */
    static UserName of(String text) {
        UserName name = typed(text);
        if (!FORM.matcher(name.text).matches()) {
            throw new Declined(ErrorCode.INVALID_PARAMS,
                    "A user's name has up to 64 small letters, digits and . _ @ - and begins with one of the first two.");
        }
        return name;
    }

    /** Reads what somebody has typed to log in; nobody may have that name. */
    static UserName typed(String text) {
        return new UserName(text.strip().toLowerCase(Locale.ROOT));
    }
}
