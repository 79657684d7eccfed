package dev.drawbridge.core.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.IntPredicate;

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
    public static final int SCROLLBACK = 2_000;

    private static final int TAB = 8;
    private static final int LONGEST_TITLE = 256;
    private static final int MOST_ANSWERS = 1024;

    private final Parser parser = new Parser(new Reader());
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final Scrollback scrollback;
    private TerminalSize size;
    private Grid main;
    private Grid other;
    private boolean alternate;
    private Pen pen = new Pen();
    private Pen savedOfMain = new Pen();
    private Pen savedOfOther = new Pen();
    private int top;
    private int bottom;
    private BitSet tabs;
    private EnumSet<Mode> modes = usualModes();
    private int shape;
    private String title = "";
    private int last = Line.BLANK;

    public VirtualScreen(TerminalSize size) {
        this(size, SCROLLBACK);
    }

    VirtualScreen(TerminalSize size, int scrollback) {
        this.size = size;
        this.scrollback = new Scrollback(scrollback);
        this.main = new Grid(size);
        this.other = new Grid(size);
        this.bottom = size.rows() - 1;
        this.tabs = usualTabs(size.columns());
    }

    static EnumSet<Mode> usualModes() {
        EnumSet<Mode> usual = EnumSet.allOf(Mode.class);
        usual.removeIf(mode -> !mode.isUsual());
        return usual;
    }

    static BitSet usualTabs(int columns) {
        BitSet tabs = new BitSet();
        for (int column = TAB; column < columns; column += TAB) {
            tabs.set(column);
        }
        return tabs;
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
        byte[] said = answers.toByteArray();
        answers.reset();
        return said;
    }

    private void answer(String said) {
        if (answers.size() < MOST_ANSWERS) {
            answers.writeBytes(said.getBytes(StandardCharsets.US_ASCII));
        }
    }

    public TerminalSize size() {
        return size;
    }

    /** What the program calls its window; empty if it says nothing. */
    public String title() {
        return title;
    }

    /** What can be read, a line for each row. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < size.rows(); row++) {
            text.append(grid().line(row).text()).append('\n');
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
        out.writeBytes(new Painter(this).paint(most).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(parser.unfinished());
        return out.toByteArray();
    }

    /** Takes another size: what is too much at the top of the main screen is remembered, the rest is cut off. */
    public void resize(TerminalSize wanted) {
        if (wanted.equals(size)) {
            return;
        }
        int gone = Math.max(0, pen.row + 1 - wanted.rows());
        int goneOfMain = alternate ? Math.max(0, savedOfMain.row + 1 - wanted.rows()) : gone;
        main.resize(wanted, goneOfMain, scrollback);
        other.resize(wanted, alternate ? gone : 0, new Scrollback(0));
        scrollback.narrow(wanted.columns());
        if (wanted.columns() > size.columns()) {
            BitSet more = usualTabs(wanted.columns());
            more.clear(0, size.columns());
            tabs.or(more);
        } else {
            tabs.clear(wanted.columns(), size.columns());
        }
        size = wanted;
        top = 0;
        bottom = wanted.rows() - 1;
        pen.row -= gone;
        savedOfMain.row -= goneOfMain;
        keepIn(pen);
        keepIn(savedOfMain);
        keepIn(savedOfOther);
    }

    private void keepIn(Pen any) {
        any.row = Math.clamp(any.row, 0, size.rows() - 1);
        any.column = Math.clamp(any.column, 0, size.columns() - 1);
        any.atEnd = false;
    }

    /** Whether both show the same, are in the same state and remember the same. */
    boolean isSame(VirtualScreen their) {
        boolean same = size.equals(their.size) && alternate == their.alternate && pen.isSame(their.pen)
                && savedOfMain.isSame(their.savedOfMain)
                && (!alternate || savedOfOther.isSame(their.savedOfOther)) && top == their.top
                && bottom == their.bottom && tabs.equals(their.tabs) && modes.equals(their.modes)
                && shape == their.shape && title.equals(their.title)
                && scrollback.lines().size() == their.scrollback.lines().size();
        for (int row = 0; same && row < size.rows(); row++) {
            same = main.line(row).shows(their.main.line(row))
                    && (!alternate || other.line(row).shows(their.other.line(row)));
        }
        var theirs = their.scrollback.lines().iterator();
        for (Line line : scrollback.lines()) {
            same = same && line.shows(theirs.next());
        }
        return same;
    }

    // what a painter looks at

    Grid grid() {
        return alternate ? other : main;
    }

    Grid main() {
        return main;
    }

    boolean isAlternate() {
        return alternate;
    }

    Scrollback scrollback() {
        return scrollback;
    }

    Pen pen() {
        return pen;
    }

    Pen savedOfMain() {
        return savedOfMain;
    }

    Pen savedOfOther() {
        return savedOfOther;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    BitSet tabs() {
        return tabs;
    }

    EnumSet<Mode> modes() {
        return modes;
    }

    int shape() {
        return shape;
    }

    // what programs order

    private long ground() {
        return Style.erased(pen.style);
    }

    private Line line() {
        return grid().line(pen.row);
    }

    private void moveTo(int row, int column) {
        int first = pen.inRegion ? top : 0;
        int end = pen.inRegion ? bottom : size.rows() - 1;
        pen.row = Math.clamp(row + (long) first, first, end);
        pen.column = Math.clamp(column, 0, size.columns() - 1);
        pen.atEnd = false;
    }

    private void up(int count) {
        pen.row = Math.max(pen.row >= top ? top : 0, pen.row - count);
        pen.atEnd = false;
    }

    private void down(int count) {
        pen.row = Math.min(pen.row <= bottom ? bottom : size.rows() - 1, pen.row + count);
        pen.atEnd = false;
    }

    private void across(int count) {
        pen.column = Math.clamp((long) pen.column + count, 0, size.columns() - 1);
        pen.atEnd = false;
    }

    private void lineFeed() {
        pen.atEnd = false;
        if (pen.row == bottom) {
            scrollUp(1);
        } else if (pen.row < size.rows() - 1) {
            pen.row++;
        }
    }

    private void reverseLineFeed() {
        pen.atEnd = false;
        if (pen.row == top) {
            grid().scrollDown(top, bottom, 1, ground());
        } else if (pen.row > 0) {
            pen.row--;
        }
    }

    private void scrollUp(int count) {
        int rows = Math.min(count, bottom - top + 1);
        if (top == 0 && !alternate) {
            for (int row = 0; row < rows; row++) {
                scrollback.add(main.line(row).trimmed());
            }
        }
        grid().scrollUp(top, bottom, rows, ground());
    }

    private void carriageReturn() {
        pen.column = 0;
        pen.atEnd = false;
    }

    private void tab(int count) {
        for (int i = 0; i < count; i++) {
            int next = tabs.nextSetBit(pen.column + 1);
            pen.column = next < 0 ? size.columns() - 1 : Math.min(next, size.columns() - 1);
        }
        pen.atEnd = false;
    }

    private void backTab(int count) {
        for (int i = 0; i < count; i++) {
            pen.column = pen.column == 0 ? 0 : Math.max(0, tabs.previousSetBit(pen.column - 1));
        }
        pen.atEnd = false;
    }

    private void put(int glyph) {
        int width = GlyphWidth.of(glyph);
        if (width == 0) {
            mark(glyph);
            return;
        }
        if (pen.atEnd) {
            carriageReturn();
            lineFeed();
        }
        if (pen.column + width > size.columns()) {
            if (modes.contains(Mode.WRAPPING)) {
                carriageReturn();
                lineFeed();
            } else {
                pen.column = size.columns() - width;
            }
        }
        if (modes.contains(Mode.INSERTING)) {
            line().insert(pen.column, Math.min(width, size.columns() - pen.column), Style.PLAIN);
        }
        line().put(pen.column, glyph, width, pen.style);
        last = glyph;
        pen.column += width;
        if (pen.column == size.columns()) {
            pen.column--;
            pen.atEnd = modes.contains(Mode.WRAPPING);
        }
    }

    private void mark(int mark) {
        if (pen.atEnd) {
            line().mark(pen.column, mark);
        } else if (pen.column > 0) {
            line().mark(pen.column - 1, mark);
        }
    }

    private void eraseDisplay(int kind) {
        switch (kind) {
            case 0 -> {
                eraseLine(0);
                erase(pen.row + 1, size.rows());
            }
            case 1 -> {
                erase(0, pen.row);
                eraseLine(1);
            }
            case 2 -> erase(0, size.rows());
            case 3 -> scrollback.clear();
            default -> {
                /* unknown */ }
        }
        pen.atEnd = false;
    }

    private void erase(int from, int to) {
        for (int row = from; row < to; row++) {
            grid().line(row).clear(ground());
        }
    }

    private void eraseLine(int kind) {
        int columns = size.columns();
        switch (kind) {
            case 0 -> line().erase(pen.column, columns, ground());
            case 1 -> line().erase(0, pen.column + 1, ground());
            case 2 -> line().erase(0, columns, ground());
            default -> {
                /* unknown */ }
        }
        pen.atEnd = false;
    }

    private int room(int count) {
        pen.atEnd = false;
        return Math.min(count, size.columns() - pen.column);
    }

    private void moveLines(int count, boolean in) {
        if (pen.row >= top && pen.row <= bottom) {
            int rows = Math.min(count, bottom - pen.row + 1);
            if (in) {
                grid().scrollDown(pen.row, bottom, rows, ground());
            } else {
                grid().scrollUp(pen.row, bottom, rows, ground());
            }
            carriageReturn();
        }
    }

    private void region(int first, int end) {
        int lowest = end == 0 ? size.rows() : Math.min(end, size.rows());
        if (first < lowest) {
            top = first - 1;
            bottom = lowest - 1;
            moveTo(0, 0);
        }
    }

    private void save() {
        if (alternate) {
            savedOfOther = pen.copy();
        } else {
            savedOfMain = pen.copy();
        }
    }

    private void restore() {
        pen = (alternate ? savedOfOther : savedOfMain).copy();
        if (pen.inRegion) {
            pen.row = Math.clamp(pen.row, top, bottom);
        }
    }

    private void showOther(boolean shown) {
        if (alternate != shown) {
            alternate = shown;
            savedOfOther = new Pen();
            pen.atEnd = false;
            other.clear(Style.PLAIN);
        }
    }

    private void set(Mode mode, boolean on) {
        if (on) {
            modes.add(mode);
        } else {
            modes.remove(mode);
        }
        if (mode == Mode.WRAPPING) {
            pen.atEnd = false;
        }
    }

    private void privateMode(int number, boolean on) {
        switch (number) {
            case 6 -> {
                pen.inRegion = on;
                moveTo(0, 0);
            }
            case 47, 1047 -> showOther(on);
            case 1048 -> {
                if (on) {
                    save();
                } else {
                    restore();
                }
            }
            case 1049 -> {
                if (on && !alternate) {
                    save();
                    showOther(/* shown= */ true);
                    other.clear(ground());
                } else if (!on && alternate) {
                    showOther(/* shown= */ false);
                    restore();
                }
            }
            default -> Mode.named("?" + number).ifPresent(mode -> set(mode, on));
        }
    }

    private void softReset() {
        modes.remove(Mode.INSERTING);
        modes.remove(Mode.CURSOR_KEYS);
        modes.remove(Mode.KEYPAD);
        modes.add(Mode.VISIBLE);
        modes.add(Mode.WRAPPING);
        top = 0;
        bottom = size.rows() - 1;
        int row = pen.row;
        int column = pen.column;
        pen = new Pen();
        pen.row = row;
        pen.column = column;
        if (alternate) {
            savedOfOther = new Pen();
        } else {
            savedOfMain = new Pen();
        }
    }

    private void reset() {
        main.clear(Style.PLAIN);
        other.clear(Style.PLAIN);
        scrollback.clear();
        alternate = false;
        pen = new Pen();
        savedOfMain = new Pen();
        savedOfOther = new Pen();
        top = 0;
        bottom = size.rows() - 1;
        tabs = usualTabs(size.columns());
        modes = usualModes();
        shape = 0;
        title = "";
    }

    private void alignmentTest() {
        top = 0;
        bottom = size.rows() - 1;
        for (int row = 0; row < size.rows(); row++) {
            for (int column = 0; column < size.columns(); column++) {
                grid().line(row).put(column, 'E', 1, Style.PLAIN);
            }
        }
        moveTo(0, 0);
    }

    private static String fit(String said) {
        StringBuilder fit = new StringBuilder();
        IntPredicate harmless = glyph -> glyph >= 0x20 && (glyph < 0x7f || glyph >= 0xa0)
                && Character.getType(glyph) != Character.SURROGATE;
        said.codePoints().filter(harmless).limit(LONGEST_TITLE).forEach(fit::appendCodePoint);
        return fit.toString();
    }

    /** Carries the orders out. */
    private final class Reader implements Orders {
        @Override
        public void print(int glyph) {
            put(pen.charset().glyph(glyph));
        }

        @Override
        public void control(int code) {
            switch (code) {
                case '\b' -> across(-1);
                case '\t' -> tab(1);
                case '\n', 0x0b, '\f' -> {
                    if (modes.contains(Mode.NEW_LINES)) {
                        carriageReturn();
                    }
                    lineFeed();
                }
                case '\r' -> carriageReturn();
                case 0x0e -> pen.set = 1;
                case 0x0f -> pen.set = 0;
                default -> {
                    /* nothing to be seen */ }
            }
        }

        @Override
        public void escape(int intermediate, int end) {
            switch (intermediate) {
                case 0 -> escape(end);
                case '(', ')', '*', '+' -> pen.sets[intermediate - '('] = Charset.named(end);
                case '#' -> {
                    if (end == '8') {
                        alignmentTest();
                    }
                }
                default -> {
                    /* unknown */ }
            }
        }

        private void escape(int end) {
            switch (end) {
                case '7' -> save();
                case '8' -> restore();
                case '=' -> set(Mode.KEYPAD, /* on= */ true);
                case '>' -> set(Mode.KEYPAD, /* on= */ false);
                case 'D' -> lineFeed();
                case 'E' -> {
                    carriageReturn();
                    lineFeed();
                }
                case 'H' -> tabs.set(pen.column);
                case 'M' -> reverseLineFeed();
                case 'c' -> reset();
                case 'n' -> pen.set = 2;
                case 'o' -> pen.set = 3;
                default -> {
                    /* unknown */ }
            }
        }

        @Override
        public void sequence(Params params, int prefix, int intermediate, int end) {
            if (prefix == '?' && intermediate == 0 && (end == 'h' || end == 'l')) {
                for (int i = 0; i < params.count(); i++) {
                    privateMode(params.at(i), end == 'h');
                }
            } else if (prefix == 0 && intermediate == 0) {
                sequence(params, end);
            } else if (prefix == 0 && intermediate == '!' && end == 'p') {
                softReset();
            } else if (prefix == 0 && intermediate == ' ' && end == 'q') {
                shape = params.at(0) > 6 ? 0 : params.at(0);
            } else if (prefix == '>' && intermediate == 0 && end == 'c') {
                answer("\033[>0;0;0c");
            }
        }

        private void sequence(Params params, int end) {
            int times = params.times(0);
            switch (end) {
                case '@' -> line().insert(pen.column, room(times), ground());
                case 'A' -> up(times);
                case 'B', 'e' -> down(times);
                case 'C', 'a' -> across(times);
                case 'D' -> across(-times);
                case 'E' -> {
                    down(times);
                    carriageReturn();
                }
                case 'F' -> {
                    up(times);
                    carriageReturn();
                }
                case 'G', '`' -> across(times - 1 - pen.column);
                case 'H', 'f' -> moveTo(times - 1, params.times(1) - 1);
                case 'I' -> tab(Math.min(times, size.columns()));
                case 'J' -> eraseDisplay(params.at(0));
                case 'K' -> eraseLine(params.at(0));
                case 'L' -> moveLines(times, /* in= */ true);
                case 'M' -> moveLines(times, /* in= */ false);
                case 'P' -> line().delete(pen.column, room(times), ground());
                case 'S' -> scrollUp(times);
                case 'T' -> grid().scrollDown(top, bottom, Math.min(times, bottom - top + 1), ground());
                case 'X' -> line().erase(pen.column, pen.column + room(times), ground());
                case 'Z' -> backTab(Math.min(times, size.columns()));
                case 'b' -> repeat(times);
                case 'c' -> answer("\033[?62;22c");
                case 'd' -> moveTo(times - 1, pen.column);
                case 'g' -> {
                    if (params.at(0) == 3) {
                        tabs.clear();
                    } else if (params.at(0) == 0) {
                        tabs.clear(pen.column);
                    }
                }
                case 'h', 'l' -> {
                    for (int i = 0; i < params.count(); i++) {
                        Optional<Mode> mode = Mode.named(Integer.toString(params.at(i)));
                        mode.ifPresent(known -> set(known, end == 'h'));
                    }
                }
                case 'm' -> pen.style = new Rendition(params).applied(pen.style);
                case 'n' -> report(params.at(0));
                case 'r' -> region(times, params.at(1));
                case 's' -> save();
                case 'u' -> restore();
                default -> {
                    /* unknown */ }
            }
        }

        private void repeat(int times) {
            for (int i = 0; i < Math.min(times, size.columns() * size.rows()); i++) {
                put(last);
            }
        }

        private void report(int what) {
            if (what == 5) {
                answer("\033[0n");
            } else if (what == 6) {
                answer("\033[" + (pen.row - (pen.inRegion ? top : 0) + 1) + ";" + (pen.column + 1) + "R");
            }
        }

        @Override
        public void system(String said) {
            int end = said.indexOf(';');
            String what = end < 0 ? "" : said.substring(0, end);
            if (what.equals("0") || what.equals("2")) {
                title = fit(said.substring(end + 1));
            }
        }
    }
}
