package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.shell.ShellCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of a shell as Codex has them. Pi tells how one ended in the text of its output alone. */
final class Commands {
    private static final Pattern EXIT = Pattern.compile("(?:^|\n\n)Command exited with code (-?\\d{1,9})$");
    private static final String NO_OUTPUT = "(no output)";

    private Commands() {}

    /** @param script which Codex, too, has a shell run: its clients take that off again to show it */
    static ObjectNode started(ObjectNode item, String source, String script, String cwd) {
        item.putNull("pluginId").putNull("scriptPath").put("command", ShellCall.of(script)).put("cwd", cwd)
                .putNull("processId").put("source", source).put("status", "inProgress");
        item.putArray("commandActions").addObject().put("type", "unknown").put("command", script);
        return item.putNull("aggregatedOutput").putNull("exitCode").putNull("durationMs");
    }

    /** Of the tool. */
    static void finish(ObjectNode item, String text, boolean isError) {
        Matcher exit = EXIT.matcher(text);
        String output = text;
        if (!isError) {
            item.put("exitCode", 0);
        } else if (exit.find()) {
            item.put("exitCode", Integer.parseInt(exit.group(1)));
            output = text.substring(0, exit.start());
        }
        item.put("aggregatedOutput", output.equals(NO_OUTPUT) ? "" : output);
    }

    /** Of the person. */
    static ObjectNode finish(ObjectNode item, JsonNode result) {
        boolean done = !result.path("cancelled").asBoolean() && result.path("exitCode").asInt() == 0;
        item.put("status", done ? "completed" : "failed").put("aggregatedOutput",
                result.path("output").asText());
        if (result.path("exitCode").isIntegralNumber()) {
            item.put("exitCode", result.path("exitCode").asInt());
        }
        return item;
    }
}
