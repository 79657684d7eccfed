package dev.drawbridge.core.terminal;

/** How many characters a terminal shows. */
public record TerminalSize(int columns, int rows) {
    /** What programs expect where nobody says anything. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final int LEAST_COLUMNS = 2;
    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_ROWS = 500;

    public TerminalSize {
        if (!isPossible(columns, rows)) {
            throw new IllegalArgumentException(columns + "x" + rows + " is no size of a terminal");
        }
    }

    /** Whether a terminal can have it. */
    public static boolean isPossible(int columns, int rows) {
        return columns >= LEAST_COLUMNS && columns <= MOST_COLUMNS && rows >= 1 && rows <= MOST_ROWS;
    }

    /** The possible size that comes next to this one. */
    public static TerminalSize near(int columns, int rows) {
        return new TerminalSize(Math.clamp(columns, LEAST_COLUMNS, MOST_COLUMNS),
                Math.clamp(rows, 1, MOST_ROWS));
    }
}
