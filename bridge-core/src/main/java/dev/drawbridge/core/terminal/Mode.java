package dev.drawbridge.core.terminal;

import java.util.Optional;
import java.util.stream.Stream;

/** What a program can switch on and off in a terminal, as it is told to a terminal. */
enum Mode {
    INSERTING("4"), NEW_LINES("20"),

    CURSOR_KEYS("?1"), INVERSE("?5"), WRAPPING("?7"), BLINKING("?12"), VISIBLE("?25"),

    KEYPAD("?66"),

    PRESSES("?9"), CLICKS("?1000"), DRAGS("?1002"), MOVES("?1003"), FOCUS("?1004"), UTF8_MOUSE(
            "?1005"), SGR_MOUSE(
                    "?1006"), WHEEL_AS_KEYS("?1007"), URXVT_MOUSE("?1015"), BRACKETED_PASTE("?2004");

    private final String name;

    Mode(String name) {
        this.name = name;
    }

    static Optional<Mode> named(String name) {
        return Stream.of(values()).filter(mode -> mode.name.equals(name)).findFirst();
    }

    /** Whether it is on from the beginning. */
    boolean isUsual() {
        return this == WRAPPING || this == VISIBLE;
    }

    /** The order that switches it. */
    String order(boolean on) {
        return this == KEYPAD ? on ? "\033=" : "\033>" : "\033[" + name + (on ? "h" : "l");
    }
}
