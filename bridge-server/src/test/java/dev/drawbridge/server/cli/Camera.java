package dev.drawbridge.server.cli;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads QR codes off a terminal.
 *
 * @param ink the colour in which the terminal writes
 * @param paper the colour on which it writes
 */
record Camera(int ink, int paper) {
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;
    private static final int PIXELS = 4;
    private static final int MARGIN = 40;
    private static final String COLOURED = "\033[38;5;16;48;5;231m";
    private static final String PLAIN = "\033[0m";

    static Camera beforeDarkTerminal() {
        return new Camera(WHITE, BLACK);
    }

    static Camera beforeLightTerminal() {
        return new Camera(BLACK, WHITE);
    }

    /** What it reads, if it reads anything; a better camera also reads what is light on dark. */
    Optional<String> read(List<String> lines, boolean better) {
        LuminanceSource seen = picture(lines);
        Optional<String> text = decoded(seen);
        return text.isEmpty() && better ? decoded(seen.invert()) : text;
    }

    private static Optional<String> decoded(LuminanceSource seen) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }

    private LuminanceSource picture(List<String> lines) {
        int columns = lines.stream().mapToInt(line -> bare(line).length()).max().orElse(0);
        int width = columns * PIXELS + 2 * MARGIN;
        int height = lines.size() * 2 * PIXELS + 2 * MARGIN;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, paper);
        for (int row = 0; row < lines.size(); row++) {
            boolean coloured = lines.get(row).startsWith(COLOURED);
            String line = bare(lines.get(row));
            for (int column = 0; column < line.length(); column++) {
                char block = line.charAt(column);
                int dark = coloured ? BLACK : ink;
                int light = coloured ? WHITE : paper;
                int upper = block == '\u2588' || block == '\u2580' ? dark : light;
                int lower = block == '\u2588' || block == '\u2584' ? dark : light;
                fill(pixels, width, MARGIN + column * PIXELS, MARGIN + row * 2 * PIXELS, upper);
                fill(pixels, width, MARGIN + column * PIXELS, MARGIN + (row * 2 + 1) * PIXELS, lower);
            }
        }
        return new RGBLuminanceSource(width, height, pixels);
    }

    private static void fill(int[] pixels, int width, int x, int y, int colour) {
        for (int i = 0; i < PIXELS; i++) {
            Arrays.fill(pixels, (y + i) * width + x, (y + i) * width + x + PIXELS, colour);
        }
    }

    private static String bare(String line) {
        return line.replace(COLOURED, "").replace(PLAIN, "");
    }
}
