package dev.drawbridge.transcript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** What becomes of one item, line by line, of each kind that streams. */
final class ItemScripts {
    private final Speaker speaker;
    private final SplittableRandom random;
    private final Prose prose;
    private int items;

    ItemScripts(Speaker speaker, SplittableRandom random) {
        this.speaker = speaker;
        this.random = random;
        this.prose = speaker.prose();
    }

    /** Any item; requests get numbers from {@code question} on. */
    ItemScript any(int question) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> message();
            case 3 -> plan();
            case 4 -> reasoning();
            case 5, 6 -> command(random.nextInt(3) == 0 ? question : -1);
            case 7 -> fileChange(random.nextBoolean() ? question : -1);
            default -> mcpToolCall();
        };
    }

    ItemScript userMessage() {
        String item = "\"type\":\"userMessage\",\"id\":\"" + id("user")
                + "\",\"content\":[{\"type\":\"text\",\"text\":"
                + speaker.quoted(prose.piece()) + "}]";
        return ItemScript.of(speaker.started(item), speaker.completed(item));
    }

    private ItemScript message() {
        return text("agentMessage", "item/agentMessage/delta", "msg", ",\"phase\":null");
    }

    private ItemScript plan() {
        return text("plan", "item/plan/delta", "plan", "");
    }

    private ItemScript text(String type, String method, String name, String more) {
        String id = id(name);
        Deque<String> lines = new ArrayDeque<>();
        lines.add(speaker.started(item(type, id, ",\"text\":\"\"" + more)));
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            lines.add(speaker.delta(method, id, said(text), ""));
        }
        lines.add(speaker
                .completed(item(type, id, ",\"text\":" + speaker.quoted(text.toString()) + more)));
        return new ItemScript(lines, -1, /* outlivesTheTurn= */ false);
    }

    private ItemScript reasoning() {
        String id = id("rs");
        Deque<String> lines = new ArrayDeque<>();
        lines.add(speaker.started(item("reasoning", id, ",\"summary\":[],\"content\":[]")));
        List<StringBuilder> summary = new ArrayList<>();
        List<StringBuilder> content = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            if (summary.isEmpty() || random.nextInt(8) == 0) {
                lines.add(speaker.ofItem("item/reasoning/summaryPartAdded", id,
                        ",\"summaryIndex\":" + summary.size()));
                summary.add(new StringBuilder());
            } else if (random.nextInt(3) > 0) {
                lines.add(speaker.delta("item/reasoning/summaryTextDelta", id, said(summary.getLast()),
                        ",\"summaryIndex\":" + (summary.size() - 1)));
            } else {
                if (content.isEmpty() || random.nextInt(6) == 0) {
                    content.add(new StringBuilder());
                }
                lines.add(speaker.delta("item/reasoning/textDelta", id, said(content.getLast()),
                        ",\"contentIndex\":" + (content.size() - 1)));
            }
        }
        lines.add(speaker.completed(
                item("reasoning", id, ",\"summary\":" + array(summary) + ",\"content\":" + array(content))));
        return new ItemScript(lines, -1, /* outlivesTheTurn= */ false);
    }

    private ItemScript command(int question) {
        boolean asks = question >= 0;
        String id = id("call");
        Deque<String> lines = new ArrayDeque<>();
        String process = asks ? "null" : "\"" + random.nextInt(10_000, 99_999) + "\"";
        String what = ",\"command\":" + speaker.quoted(prose.piece()) + ",\"processId\":" + process;
        lines.add(speaker.started(item("commandExecution", id,
                what + ",\"status\":\"inProgress\",\"aggregatedOutput\":null,\"exitCode\":null")));
        if (asks) {
            ask(lines, "item/commandExecution/requestApproval", question, id);
        }
        StringBuilder output = new StringBuilder(random.nextBoolean() ? "" : "what had no delta\n");
        for (int i = random.nextInt(40); i > 0; i--) {
            lines.add(speaker.delta("item/commandExecution/outputDelta", id, said(output), ""));
            if (random.nextInt(12) == 0) {
                lines.add(speaker.ofItem("item/commandExecution/terminalInteraction", id,
                        ",\"processId\":" + process + ",\"stdin\":" + speaker.quoted(prose.piece())));
            }
        }
        lines.add(speaker.completed(item("commandExecution", id, what
                + ",\"status\":\"completed\",\"aggregatedOutput\":" + speaker.quoted(output.toString())
                + ",\"exitCode\":0")));
        return new ItemScript(lines, question, /* outlivesTheTurn= */ !asks);
    }

    private ItemScript fileChange(int question) {
        String id = id("patch");
        Deque<String> lines = new ArrayDeque<>();
        lines.add(speaker.started(item("fileChange", id, changes("inProgress"))));
        if (question >= 0) {
            ask(lines, "item/fileChange/requestApproval", question, id);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(random.nextBoolean()
                    ? speaker.delta("item/fileChange/outputDelta", id, prose.piece(), "")
                    : speaker.ofItem("item/fileChange/patchUpdated", id, changes("inProgress")));
        }
        lines.add(speaker.completed(item("fileChange", id, changes("completed"))));
        lines.add(
                speaker.ofTurn("turn/diff/updated", ",\"diff\":" + speaker.quoted(prose.piece())));
        return new ItemScript(lines, question, /* outlivesTheTurn= */ false);
    }

    private ItemScript mcpToolCall() {
        String id = id("mcp");
        Deque<String> lines = new ArrayDeque<>();
        lines.add(speaker.started(item("mcpToolCall", id, ",\"tool\":\"t\",\"status\":\"inProgress\"")));
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(speaker.ofItem("item/mcpToolCall/progress", id,
                    ",\"message\":" + speaker.quoted(prose.piece())));
        }
        lines.add(speaker.completed(item("mcpToolCall", id, ",\"tool\":\"t\",\"status\":\"completed\"")));
        return new ItemScript(lines, -1, /* outlivesTheTurn= */ false);
    }

    private void ask(Deque<String> lines, String method, int question, String item) {
        lines.add(speaker.request(method, question, item, ",\"reason\":" + speaker.quoted(prose.piece())));
        lines.add(speaker.ofThread("serverRequest/resolved", ",\"requestId\":" + question));
    }

    private String changes(String status) {
        return ",\"changes\":[{\"path\":\"a.txt\",\"diff\":" + speaker.quoted(prose.piece())
                + "}],\"status\":\"" + status + "\"";
    }

    private String said(StringBuilder all) {
        String piece = prose.piece();
        all.append(piece);
        return piece;
    }

    private String array(List<StringBuilder> parts) {
        return "[" + String.join(",", parts.stream().map(part -> speaker.quoted(part.toString())).toList())
                + "]";
    }

    private static String item(String type, String id, String more) {
        return "\"type\":\"" + type + "\",\"id\":\"" + id + "\"" + more;
    }

    private String id(String kind) {
        return kind + "_" + speaker.turn() + "_" + items++;
    }
}
