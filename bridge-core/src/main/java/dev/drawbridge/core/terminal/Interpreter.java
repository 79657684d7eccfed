package dev.drawbridge.core.terminal;

import java.util.function.IntPredicate;

/** Carries out what programs order; what it does not know it passes over. */
final class Interpreter implements Orders {
    private static final int LONGEST_TITLE = 256;

    private final Display display;
    private final Answers answers;
    private final Pen pen;
    private final Cursor cursor;
    private final Printer printer;
    private final Editor editor;

    Interpreter(Display display, Answers answers) {
        this.display = display;
        this.answers = answers;
        this.pen = display.pen();
        this.cursor = new Cursor(display);
        this.printer = new Printer(display, cursor);
        this.editor = new Editor(display, cursor);
    }

    @Override
    public void print(int glyph) {
        printer.print(glyph);
    }

    @Override
    public void print(byte[] ascii, int from, int to) {
        printer.print(ascii, from, to);
    }

    @Override
    public void control(int code) {
        pen.printed = -1;
        switch (code) {
            case '\b' -> cursor.across(-1);
            case '\t' -> cursor.tab(1);
            case '\n', 0x0b, '\f' -> {
                if (display.is(Mode.NEW_LINES)) {
                    cursor.toFirstColumn();
                }
                cursor.lineFeed();
            }
            case '\r' -> cursor.toFirstColumn();
            case 0x0e -> pen.set = 1;
            case 0x0f -> pen.set = 0;
            default -> {
                /* nothing to be seen */ }
        }
    }

    @Override
    public void escape(int intermediate, int end) {
        pen.printed = -1;
        switch (intermediate) {
            case 0 -> escape(end);
            case '(', ')', '*', '+' -> pen.sets[intermediate - '('] = Charset.named(end);
            case '#' -> {
                if (end == '8') {
                    editor.testAlignment();
                }
            }
            default -> {
                /* unknown */ }
        }
    }

    private void escape(int end) {
        switch (end) {
            case '7' -> display.save();
            case '8' -> display.restore();
            case '=' -> display.set(Mode.KEYPAD, /* on= */ true);
            case '>' -> display.set(Mode.KEYPAD, /* on= */ false);
            case 'D' -> cursor.lineFeed();
            case 'E' -> cursor.nextLine();
            case 'H' -> display.tabs().set(pen.column);
            case 'M' -> cursor.reverseLineFeed();
            case 'c' -> display.reset();
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
            display.softReset();
        } else if (prefix == 0 && intermediate == ' ' && end == 'q') {
            display.shape(params.at(0) > 6 ? 0 : params.at(0));
        } else if (prefix == '>' && intermediate == 0 && end == 'c') {
            answers.make();
        }
        pen.printed = -1;
    }

    private void sequence(Params params, int end) {
        int times = params.times(0);
        switch (end) {
            case '@' -> editor.insert(times);
            case 'A' -> cursor.up(times);
            case 'B', 'e' -> cursor.down(times);
            case 'C', 'a' -> cursor.across(times);
            case 'D' -> cursor.across(-times);
            case 'E' -> {
                cursor.down(times);
                cursor.toFirstColumn();
            }
            case 'F' -> {
                cursor.up(times);
                cursor.toFirstColumn();
            }
            case 'G', '`' -> cursor.across(times - 1 - pen.column);
            case 'H', 'f' -> cursor.to(times - 1, params.times(1) - 1);
            case 'I' -> cursor.tab(times);
            case 'J' -> editor.eraseDisplay(params.at(0));
            case 'K' -> editor.eraseLine(params.at(0));
            case 'L' -> editor.insertLines(times);
            case 'M' -> editor.deleteLines(times);
            case 'P' -> editor.delete(times);
            case 'S' -> cursor.scrollUp(times);
            case 'T' -> cursor.scrollDown(times);
            case 'X' -> editor.erase(times);
            case 'Z' -> cursor.backTab(times);
            case 'b' -> printer.repeat(times);
            case 'c' -> answers.kind();
            case 'd' -> cursor.to(times - 1, pen.column);
            case 'g' -> clearTabs(params.at(0));
            case 'h', 'l' -> {
                for (int i = 0; i < params.count(); i++) {
                    mode("", params.at(i), end == 'h');
                }
            }
            case 'm' -> pen.style = new Rendition(params).applied(pen.style);
            case 'n' -> report(params.at(0));
            case 'r' -> cursor.region(times, params.at(1));
            case 's' -> display.save();
            case 'u' -> display.restore();
            default -> {
                /* unknown */ }
        }
    }

    private void privateMode(int number, boolean on) {
        switch (number) {
            case 6 -> {
                pen.inRegion = on;
                cursor.to(0, 0);
            }
            case 47, 1047 -> display.showOther(on);
            case 1048 -> {
                if (on) {
                    display.save();
                } else {
                    display.restore();
                }
            }
            case 1049 -> {
                if (on && !display.isAlternate()) {
                    display.save();
                    display.showOther(/* shown= */ true);
                    display.grid().clear(display.ground());
                } else if (!on && display.isAlternate()) {
                    display.showOther(/* shown= */ false);
                    display.restore();
                }
            }
            default -> mode("?", number, on);
        }
    }

    private void mode(String prefix, int number, boolean on) {
        Mode.of(prefix, number).ifPresent(mode -> display.set(mode, on));
    }

    private void clearTabs(int kind) {
        if (kind == 3) {
            display.tabs().clear();
        } else if (kind == 0) {
            display.tabs().clear(pen.column);
        }
    }

    private void report(int what) {
        if (what == 5) {
            answers.health();
        } else if (what == 6) {
            answers.place(pen.row - (pen.inRegion ? display.region().top() : 0), pen.column);
        }
    }

    @Override
    public void system(String said) {
        pen.printed = -1;
        int end = said.indexOf(';');
        String what = end < 0 ? "" : said.substring(0, end);
        if (what.equals("0") || what.equals("2")) {
            display.title(fit(said.substring(end + 1)));
        }
    }

    private static String fit(String said) {
        StringBuilder fit = new StringBuilder();
        IntPredicate harmless = glyph -> glyph >= 0x20 && (glyph < 0x7f || glyph >= 0xa0)
                && Character.getType(glyph) != Character.SURROGATE;
        said.codePoints().filter(harmless).limit(LONGEST_TITLE).forEach(fit::appendCodePoint);
        return fit.toString();
    }
}
