package dev.drawbridge.server.paper;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What turns as long as one waits, with what for and how long already, in one line that it takes away again.
 *
 * <p>It appears only when the wait is one, and only on a terminal. Whoever prints meanwhile calls {@link #hide} before.
 */
public final class Spinner implements AutoCloseable {
    private static final String[] FACES = {"|", "/", "-", "\\"};
    private static final String CLEARED = "\r\033[K";
    private static final long STEP = 125;
    private static final long UNTIL_SEEN = 400;

    private final Screen screen;
    private final Consumer<String> out;
    private final InstantSource clock;
    private Optional<String> what = Optional.empty();
    private long since;
    private long seenFrom;
    private int face;
    private boolean shown;
    private boolean closed;

    /** @param screen where it turns; {@link Screen#NONE} for nowhere */
    public Spinner(Screen screen, Consumer<String> out, InstantSource clock) {
        this.screen = screen;
        this.out = out;
        this.clock = clock;
        if (screen.isThere()) {
            Thread.ofPlatform().daemon().name("spinner").start(this::turn);
        }
    }

    /** Says from now on that one waits for this. */
    public synchronized void await(String forWhat) {
        if (!what.equals(Optional.of(forWhat))) {
            what = Optional.of(forWhat);
            since = clock.millis();
            seenFrom = since + UNTIL_SEEN;
        }
    }

    /** One does not wait any more. */
    public synchronized void rest() {
        hide();
        what = Optional.empty();
    }

    /** Takes the line away, until nothing was printed for a while. */
    public synchronized void hide() {
        if (shown) {
            out.accept(CLEARED);
            shown = false;
        }
        seenFrom = clock.millis() + UNTIL_SEEN;
    }

    private void turn() {
        while (step()) {
            try {
                Thread.sleep(STEP); // the pace at which it turns
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** Draws it as it is now; false when it has ended. */
    synchronized boolean step() {
        long now = clock.millis();
        if (!closed && what.isPresent() && now >= seenFrom) {
            String line = FACES[face++ % FACES.length] + " " + what.get() + " " + (now - since) / 1000 + "s";
            out.accept(CLEARED + screen.paint(Ink.FAINT, Glyphs.cut(line, screen.width() - 1)));
            shown = true;
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        rest();
        closed = true;
    }
}
