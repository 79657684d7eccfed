package dev.drawbridge.server.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages that a text shows: {@code >} is sent, {@code <} has to come. There, an ellipsis stands for anything, and
 * {@code THREAD} and {@code TURN} for the id that came in their place first; each turn has its own.
 */
record HandwrittenConversation(List<Line> lines) {
    private static final Pattern LINE = Pattern.compile("^ {4}([<>]) (.+)$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("…|THREAD|TURN");

    record Line(boolean sent, String text) {}

    HandwrittenConversation {
        lines = List.copyOf(lines);
    }

    static HandwrittenConversation in(String markdown) {
        return new HandwrittenConversation(LINE.matcher(markdown).results()
                .map(line -> new Line(line.group(1).equals(">"), line.group(2))).toList());
    }

    void play(Wire wire) {
        play(wire::send, wire::await);
    }

    /**
     * Plays it by whatever carries messages.
     *
     * @param await waits for a message, which it is told a name of, and what it is known by
     */
    void play(Consumer<String> send, BiFunction<String, Predicate<JsonNode>, JsonNode> await) {
        Map<String, String> ids = new HashMap<>();
        for (Line line : lines) {
            if (line.sent()) {
                if (line.text().contains("turn/start")) {
                    ids.remove("TURN");
                }
                send.accept(PLACEHOLDER.matcher(line.text())
                        .replaceAll(name -> ids.getOrDefault(name.group(), name.group())));
            } else {
                Pattern form = form(line.text(), ids);
                JsonNode message = await.apply(line.text(),
                        each -> form.matcher(each.toString()).matches());
                Matcher matched = form.matcher(message.toString());
                if (matched.matches()) {
                    matched.namedGroups().keySet().forEach(name -> ids.put(name, matched.group(name)));
                }
            }
        }
    }

    private static Pattern form(String text, Map<String, String> ids) {
        StringBuilder form = new StringBuilder();
        int end = 0;
        for (MatchResult placeholder : PLACEHOLDER.matcher(text).results().toList()) {
            form.append(Pattern.quote(text.substring(end, placeholder.start())));
            String name = placeholder.group();
            if (name.equals("…")) {
                form.append(".*");
            } else {
                form.append(
                        ids.containsKey(name) ? Pattern.quote(ids.get(name)) : "(?<" + name + ">[^\"]+)");
            }
            end = placeholder.end();
        }
        return Pattern.compile(form.append(Pattern.quote(text.substring(end))).toString());
    }
}
