package dev.drawbridge.core.terminal;

import java.util.Random;

/** What programs might write. */
final class Chance {
    private static final String[] PIECES = {"x", "word ", "漢字", "é", "e\u0301", "🙂", "\r\n", "\n", "\t",
        "\b", "\r",
        "\033[H", "\033[%d;%dH", "\033[%dA", "\033[%dB", "\033[%dC", "\033[%dD", "\033[J", "\033[1J",
        "\033[2J", "\033[K",
        "\033[1K", "\033[%dL", "\033[%dM", "\033[%d@", "\033[%dP", "\033[%dX", "\033[%dS", "\033[%dT",
        "\033[%d;%dr",
        "\033[r", "\033[?6h", "\033[?6l", "\033[?7l", "\033[?7h", "\033[?1049h", "\033[?1049l", "\033[?47h",
        "\033[?47l",
        "\033[?1047l", "\0337", "\0338", "\033M", "\033D", "\033E", "\033H", "\033[3g", "\033[g", "\033[4h",
        "\033[4l",
        "\033[20h", "\033[20l", "\033(0", "\033(B", "\033)0", "\016", "\017", "\033[%d;1m", "\033[3%dm",
        "\033[4%dm",
        "\033[38;5;%dm", "\033[48;2;%d;%d;9m", "\033[4:3m", "\033[m", "\033[%db", "\033[?25l", "\033[?25h",
        "\033[!p",
        "\033[%dZ", "\033[%d q", "\033]2;t%d\007", "\033]8;;http://x\033\\", "\033P1$r\033\\", "\033[?1000h",
        "\033#8",
        "\033c", "\033[3J", "ABCDEFGHIJKL", "lqqk",
        "x\033[%db", "漢\033[%db", "é\u0301\033[%db"};

    private Chance() {}

    /** So many pieces of output. */
    static String orders(Random random, int count) {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < count; i++) {
            orders.append(
                    PIECES[random.nextInt(PIECES.length)].replace("%d", Integer.toString(random.nextInt(14)))
                            .replace("%%", "%"));
        }
        return orders.toString();
    }
}
