package dev.drawbridge.core.agent.demo;

import java.util.HexFormat;
import java.util.Locale;

/** The ids of one life, numbered through, of the form that clients expect: UUIDs that begin with a time. */
final class Names {
    private final String time;
    private int threads;
    private int turns;
    private int items;

    Names(long millis) {
        String hex = HexFormat.of().toHexDigits(millis, 12);
        this.time = hex.substring(0, 8) + "-" + hex.substring(8);
    }

    String thread() {
        return uuid(0x8000, ++threads);
    }

    String turn() {
        return uuid(0x9000, ++turns);
    }

    String item(String kind) {
        return kind + "_" + ++items;
    }

    private String uuid(int kind, int number) {
        return String.format(Locale.ROOT, "%s-7000-%x-%012x", time, kind, number);
    }
}
