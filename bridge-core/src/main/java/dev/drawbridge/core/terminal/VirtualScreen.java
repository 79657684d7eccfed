package dev.drawbridge.core.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A terminal without a screen: it takes what programs write, and knows what a terminal would show. It does no I/O and is
 * never surprised: what it does not know it passes over, and whatever it is fed, it keeps no more than its bounds.
 *
 * <p>It belongs to one thread at a time.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">control sequences of xterm</a>
 */
public final class VirtualScreen {
    /** How many rows are remembered that have left the screen. */
    static final int SCROLLBACK = 2_000;

    private final Display display;
    private final Answers answers = new Answers();
    private final Parser parser;

    public VirtualScreen(TerminalSize size) {
        display = new Display(size, SCROLLBACK);
        parser = new Parser(new Interpreter(display, answers));
    }

    /** Takes what a program has written; it may be cut anywhere. */
    public void feed(byte[] bytes, int from, int to) {
        parser.read(bytes, from, to);
    }

    public void feed(byte[] bytes) {
        feed(bytes, 0, bytes.length);
    }

    /** What the terminal would say of itself, since programs have asked, and since this was last called. */
    public byte[] answers() {
        return answers.take();
    }

    public TerminalSize size() {
        return display.size();
    }

    /** What the program calls its window; empty if it says nothing. */
    public String title() {
        return display.title();
    }

    /** What can be read, a line for each row. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < display.rows(); row++) {
            text.append(display.grid().line(row).text()).append('\n');
        }
        return text.toString();
    }

    /**
     * What a terminal of the same size that was just reset has to be written to show the same, be in the same state, and
     * remember the newest of the same rows.
     *
     * @param most how many bytes the remembered rows may take
     */
    public byte[] snapshot(int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Painter(display).paint(most).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(parser.unfinished());
        return out.toByteArray();
    }

    /** Takes another size: what is too much at the top of the main screen is remembered, the rest is cut off. */
    public void resize(TerminalSize wanted) {
        if (!wanted.equals(size())) {
            display.resize(wanted);
        }
    }

    Display display() {
        return display;
    }
}
