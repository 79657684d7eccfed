package dev.drawbridge.core.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a terminal says of itself because programs ask; of so much that nobody has taken it, no more is kept. */
final class Answers {
    private static final int MOST = 1024;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** What it is: one that knows colours, as a VT220 that does not. */
    void kind() {
        say("\033[?62;22c");
    }

    /** Which make it is: none. */
    void make() {
        say("\033[>0;0;0c");
    }

    /** It works. */
    void health() {
        say("\033[0n");
    }

    void place(int row, int column) {
        say("\033[" + (row + 1) + ";" + (column + 1) + "R");
    }

    private void say(String answer) {
        if (said.size() < MOST) {
            said.writeBytes(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }

    byte[] take() {
        byte[] taken = said.toByteArray();
        said.reset();
        return taken;
    }
}
