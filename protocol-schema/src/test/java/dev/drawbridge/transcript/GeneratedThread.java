package dev.drawbridge.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A thread as an agent may tell it, made up from a seed: turns of items that overlap, in every state of mind. */
public final class GeneratedThread {
    private static final int ITEMS_AT_ONCE = 4;

    private final String thread;
    private final SplittableRandom random;
    private final Prose prose;
    private final List<String> lines = new ArrayList<>();
    private final List<ItemScript> running = new ArrayList<>();
    private int questions;

    private GeneratedThread(String thread, long seed) {
        this.thread = thread;
        this.random = new SplittableRandom(seed);
        this.prose = new Prose(random);
        this.questions = random.nextInt(1_000_000) * 1_000;
    }

    /** The lines of so many turns. */
    public static List<String> of(String thread, long seed, int turns) {
        GeneratedThread told = new GeneratedThread(thread, seed);
        for (int turn = 0; turn < turns; turn++) {
            told.tell("turn-" + turn);
        }
        while (!told.running.isEmpty()) {
            told.step();
        }
        return told.lines;
    }

    private void tell(String turn) {
        Speaker speaker = new Speaker(thread, turn, prose, lines.size() * 1_000L);
        ItemScripts scripts = new ItemScripts(speaker, random);
        lines.add(status(speaker, "{\"type\":\"active\",\"activeFlags\":[]}"));
        lines.add(speaker.turn("turn/started", "inProgress", "null"));
        lines.addAll(scripts.userMessage().lines());
        for (int items = random.nextInt(1, 8); items > 0 || (random.nextInt(20) > 0 && !running.isEmpty());) {
            if (items > 0 && running.size() < ITEMS_AT_ONCE && random.nextInt(6) == 0) {
                ItemScript script = scripts.any(questions++);
                lines.add(script.lines().remove());
                running.add(script);
                items--;
            } else if (random.nextInt(15) == 0) {
                lines.add(aside(speaker));
            } else if (!running.isEmpty()) {
                step();
            }
        }
        end(speaker);
    }

    /** One line of any item that runs. */
    private void step() {
        ItemScript script = running.get(random.nextInt(running.size()));
        lines.add(script.lines().remove());
        if (script.lines().isEmpty()) {
            running.remove(script);
        }
    }

    /** Ends the turn: well, and so with its items, or else by breaking them off. */
    private void end(Speaker speaker) {
        int outcome = random.nextInt(4);
        List<ItemScript> own = running.stream()
                .filter(script -> !script.outlivesTheTurn() || (outcome > 1 && random.nextBoolean()))
                .toList();
        running.removeAll(own);
        List<String> afterwards = new ArrayList<>();
        for (ItemScript script : own) {
            if (outcome > 1) {
                lines.addAll(script.lines());
            } else if (script.isAsking()) {
                afterwards.add(script.lines().element());
            }
        }
        String failure = "{\"message\":" + speaker.quoted(prose.piece()) + ",\"codexErrorInfo\":\"other\"}";
        if (outcome == 0) {
            lines.add(speaker.ofTurn("error", ",\"error\":" + failure + ",\"willRetry\":false"));
        }
        lines.add(usage(speaker));
        lines.add(status(speaker, "{\"type\":\"idle\"}"));
        lines.add(switch (outcome) {
            case 0 -> speaker.turn("turn/completed", "failed", failure);
            case 1 -> speaker.turn("turn/completed", "interrupted", "null");
            default -> speaker.turn("turn/completed", "completed", "null");
        });
        lines.addAll(afterwards);
    }

    /** Something beside the items. */
    private String aside(Speaker speaker) {
        String text = speaker.quoted(prose.piece());
        return switch (random.nextInt(10)) {
            case 0 -> usage(speaker);
            case 1 -> speaker.ofTurn("turn/diff/updated", ",\"diff\":" + text);
            case 2 -> speaker.ofTurn("turn/plan/updated",
                    ",\"explanation\":null,\"plan\":[{\"step\":" + text + ",\"status\":\"pending\"}]");
            case 3 -> status(speaker, "{\"type\":\"active\",\"activeFlags\":[\"waitingOnApproval\"]}");
            case 4 -> speaker.ofTurn("error", ",\"error\":{\"message\":" + text + "},\"willRetry\":true");
            case 5 -> speaker.ofThread("warning", ",\"message\":" + text);
            case 6 -> speaker.ofThread("thread/name/updated", ",\"threadName\":" + text);
            case 7 -> speaker.ofThread("thread/realtime/transcript/delta",
                    ",\"role\":\"user\",\"delta\":" + text);
            case 8 -> random.nextInt(4) > 0
                    ? speaker.ofThread("thread/realtime/transcript/delta",
                            ",\"role\":\"assistant\",\"delta\":" + text)
                    : speaker.ofThread("thread/realtime/transcript/done",
                            ",\"role\":\"assistant\",\"text\":" + text);
            default -> speaker.ofTurn("model/rerouted",
                    ",\"fromModel\":\"a\",\"toModel\":\"b\",\"reason\":\"capacity\"");
        };
    }

    private String usage(Speaker speaker) {
        return speaker.ofTurn("thread/tokenUsage/updated",
                ",\"tokenUsage\":{\"total\":{\"totalTokens\":" + random.nextInt(100_000) + "}}");
    }

    private static String status(Speaker speaker, String status) {
        return speaker.ofThread("thread/status/changed", ",\"status\":" + status);
    }
}
