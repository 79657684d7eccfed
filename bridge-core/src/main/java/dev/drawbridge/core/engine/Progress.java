package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Scanner;
import java.util.HashSet;
import java.util.Set;

/** How far a thread's followers have been told of its newest turn. */
final class Progress {
    private static final IdPath TURN = IdPath.of("turn.id");
    private static final IdPath ITEM = IdPath.of("item.id");

    private final Set<String> started = new HashSet<>();
    private final Set<String> completed = new HashSet<>();
    private boolean known;
    private String turn = "";
    private boolean running;

    /** Something is told of the thread. */
    void note(String method, Scanner scanner) {
        switch (method) {
            case "turn/started" -> begin(text(TURN, scanner), /* isRunning= */ true);
            case "turn/completed" -> {
                String ended = text(TURN, scanner);
                if (!ended.equals(turn)) {
                    begin(ended, /* isRunning= */ false);
                }
                running = false;
            }
            case "item/started" -> started.add(text(ITEM, scanner));
            case "item/completed" -> completed.add(text(ITEM, scanner));
            default -> {
                /* it belongs to one of these */ }
        }
    }

    /** The thread is not followed from where it was left: what happened in between belongs to nobody here. */
    void forget() {
        known = false;
        turn = "";
        running = false;
        started.clear();
        completed.clear();
    }

    /** What the agent says its newest turn is, told or not, unless more is known by now; empty if there is none yet. */
    void learn(String newest, boolean isRunning) {
        if (!known) {
            begin(newest, isRunning);
        }
    }

    private void begin(String id, boolean isRunning) {
        if (!known || !id.equals(turn)) {
            started.clear();
            completed.clear();
        }
        known = true;
        turn = id;
        running = isRunning;
    }

    private static String text(IdPath path, Scanner scanner) {
        return scanner.text(scanner.params(), path).orElse("");
    }

    /** Whether it is known which turn is the newest. */
    boolean isKnown() {
        return known;
    }

    /** The newest turn's id; empty when there is none. */
    String turn() {
        return turn;
    }

    boolean isRunning() {
        return running;
    }

    boolean hasStarted(String item) {
        return started.contains(item) || completed.contains(item);
    }

    boolean hasCompleted(String item) {
        return completed.contains(item);
    }
}
