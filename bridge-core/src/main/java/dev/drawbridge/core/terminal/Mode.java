package dev.drawbridge.core.terminal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a program can switch on and off in a terminal. */
enum Mode {
    INSERTING("", 4), NEW_LINES("", 20),

    CURSOR_KEYS("?", 1), INVERSE("?", 5), WRAPPING("?", 7), BLINKING("?", 12), VISIBLE("?", 25),

    KEYPAD("?", 66),

    PRESSES("?", 9), CLICKS("?", 1000), DRAGS("?", 1002), MOVES("?", 1003), FOCUS("?", 1004),

    UTF8_MOUSE("?", 1005), SGR_MOUSE("?", 1006), WHEEL_AS_KEYS("?", 1007), URXVT_MOUSE("?", 1015),

    BRACKETED_PASTE("?", 2004);

    private static final List<Mode> ALL = List.of(values());
    private static final Set<Mode> USUAL = Set.of(WRAPPING, VISIBLE);

    private final String prefix;
    private final int number;

    Mode(String prefix, int number) {
        this.prefix = prefix;
        this.number = number;
    }

    /** The one that a program means. */
    static Optional<Mode> of(String prefix, int number) {
        for (Mode mode : ALL) {
            if (mode.number == number && mode.prefix.equals(prefix)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** Those that are on from the beginning. */
    static Set<Mode> usual() {
        return USUAL;
    }

    /** The order that switches it. */
    String order(boolean on) {
        return this == KEYPAD ? on ? "\033=" : "\033>" : "\033[" + prefix + number + (on ? "h" : "l");
    }
}
