package dev.drawbridge.server.cli;

import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A QR code in characters, each of which is two modules, one above the other, with the quiet zone that scanners need.
 *
 * <p>In colours it is black on white whatever the terminal is; without, its light modules are what the terminal writes
 * with, for most write light on dark, and scanners read the others as well.
 */
record QrPicture(QrCode code) {
    private static final int QUIET = 4;
    /** Black on white of the 256 colours, which no theme changes. */
    private static final String BLACK_ON_WHITE = "\033[38;5;16;48;5;231m";
    private static final String PLAIN = "\033[0m";
    /** By whether the upper module and then the lower one is inked. */
    private static final String BLOCKS = " \u2584\u2580\u2588";

    static QrPicture of(String text) {
        return new QrPicture(QrCode.encodeText(text, QrCode.Ecc.LOW));
    }

    /** How many columns it takes. */
    int width() {
        return code.size + 2 * QUIET;
    }

    List<String> lines(boolean coloured) {
        return IntStream.range(0, (width() + 1) / 2).mapToObj(row -> coloured
                ? BLACK_ON_WHITE + line(2 * row, /* inked= */ true) + PLAIN
                : line(2 * row, /* inked= */ false)).toList();
    }

    /** @param inked whether ink is dark */
    private String line(int y, boolean inked) {
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < width(); x++) {
            int upper = isDark(x, y) == inked ? 2 : 0;
            int lower = isDark(x, y + 1) == inked ? 1 : 0;
            line.append(BLOCKS.charAt(upper + lower));
        }
        return line.toString();
    }

    private boolean isDark(int x, int y) {
        return code.getModule(x - QUIET, y - QUIET);
    }
}
