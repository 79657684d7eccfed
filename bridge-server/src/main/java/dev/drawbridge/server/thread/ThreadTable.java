package dev.drawbridge.server.thread;

import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Table;
import dev.drawbridge.server.thread.Line.Conversation;
import java.util.ArrayList;
import java.util.List;

/** Threads as people read them: a line for each, or two where there is little room. */
final class ThreadTable {
    private static final int ROOMY = 72;
    private static final int LONGEST_TITLE = 60;
    private static final int NAME = 4;
    private static final List<String> HEADING = List.of("ID", "AGE", "STATUS", "AGENT", "NAME", "DIRECTORY");

    private final Screen screen;
    private final String home;
    private final long now;

    /** @param home that is written as a tilde */
    ThreadTable(Screen screen, String home, long now) {
        this.screen = screen;
        this.home = home;
        this.now = now;
    }

    List<String> of(List<Conversation> threads) {
        return screen.width() < ROOMY
                ? threads.stream().flatMap(each -> narrow(each).stream()).toList()
                : coloured(new Table(HEADING, threads.stream().map(this::row).toList(), NAME).lines(screen),
                        threads);
    }

    private List<String> row(Conversation thread) {
        return List.of(thread.shortId(), Ages.of(now - thread.activeAtMs()), words(thread), thread.agent(),
                Glyphs.shorten(title(thread), LONGEST_TITLE), directory(thread));
    }

    private List<String> narrow(Conversation thread) {
        String head = thread.shortId() + "  " + Ages.of(now - thread.activeAtMs()) + "  " + words(thread)
                + "  " + thread.agent();
        return List.of(screen.paint(ink(thread), screen.fit(head)),
                "  " + Glyphs.shorten(title(thread), screen.width() - 2));
    }

    private List<String> coloured(List<String> lines, List<Conversation> threads) {
        List<String> coloured = new ArrayList<>(lines.subList(0, 1));
        for (int i = 0; i < threads.size(); i++) {
            coloured.add(screen.paint(ink(threads.get(i)), lines.get(i + 1)));
        }
        return coloured;
    }

    /** A line for a pipe: what has become of a thread. */
    String line(Conversation thread) {
        return thread.shortId() + "  " + words(thread) + "  " + thread.agent() + "  "
                + Glyphs.shorten(title(thread), LONGEST_TITLE) + "  " + directory(thread);
    }

    static String words(Conversation thread) {
        return switch (thread.state()) {
            case IDLE -> thread.archived() ? "archived" : "idle";
            case WORKING -> "working";
            case WAITING -> "waits for you";
            case FAILED -> "failed";
        };
    }

    private static Ink ink(Conversation thread) {
        return switch (thread.state()) {
            case IDLE -> Ink.PLAIN;
            case WORKING -> Ink.GREEN;
            case WAITING -> Ink.YELLOW;
            case FAILED -> Ink.RED;
        };
    }

    private static String title(Conversation thread) {
        String title = Glyphs.line(thread.name().orElse(thread.preview()));
        return title.isEmpty() ? "(nothing said yet)" : title;
    }

    private String directory(Conversation thread) {
        String directory = Glyphs.line(thread.directory());
        return !home.isEmpty() && (directory.equals(home) || directory.startsWith(home + "/"))
                ? "~" + directory.substring(home.length())
                : directory;
    }
}
