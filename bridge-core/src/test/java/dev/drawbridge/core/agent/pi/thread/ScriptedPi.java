package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.PiState;
import dev.drawbridge.core.agent.pi.rpc.Profile;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A Pi that does what a test says, at once and on the test's own thread. */
final class ScriptedPi implements Pi, Pi.Starter {
    private final Profile profile;
    private final List<String> commands = new ArrayList<>();
    private final Map<String, Consumer<Reply>> open = new LinkedHashMap<>();
    private Optional<PiListener> listener = Optional.empty();
    private int starts;
    private boolean dying;

    ScriptedPi(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Pi start(PiLaunch launch, PiListener heard) {
        listener = Optional.of(heard);
        starts++;
        return this;
    }

    /** It can be asked now. */
    void ready() {
        readyIn("");
    }

    /** It can be asked now, and writes into that file. */
    void readyIn(String file) {
        heard().ready(new PiListener.Ready(profile, new PiState(Json.object(
                Map.of("sessionId", "thread-1", "thinkingLevel", "off", "sessionFile", file))), starts));
    }

    @Override
    public void command(String type, ObjectNode members, Consumer<Reply> answered) {
        commands.add((type + " " + members.path("message").asText()).strip());
        switch (type) {
            case "prompt", "steer", "clear_queue" -> open.put(type, answered);
            case "get_commands" -> answered.accept(done(
                    Map.of("commands", List.of(Map.of("name", "deploy", "source", "extension")))));
            case "get_state" -> answered.accept(done(Map.of("isStreaming", true)));
            default -> answered.accept(done(Map.of()));
        }
    }

    private static Reply done(Map<String, ?> data) {
        return new Reply.Done(Json.object(data));
    }

    /** Answers the last command of this type. */
    void answer(String type, Map<String, ?> data) {
        answer(type, done(data));
    }

    void answer(String type, Reply reply) {
        Optional.ofNullable(open.remove(type)).orElseThrow().accept(reply);
    }

    void say(PiEvent... events) {
        for (PiEvent event : events) {
            heard().event(event);
        }
    }

    /** Says back what a person has said. */
    void echo(String text, long timestamp) {
        JsonNode message = Json.object(Map.of("role", "user", "content", text, "timestamp", timestamp));
        say(new PiEvent.MessageStart(message), new PiEvent.MessageEnd(message));
    }

    void answerWith(String text, long timestamp, String stopReason) {
        say(new PiEvent.MessageEnd(
                Json.object(Map.of("role", "assistant", "timestamp", timestamp, "stopReason",
                        stopReason, "content", List.of(Map.of("type", "text", "text", text))))));
    }

    void compacted(boolean willRetry) {
        say(new PiEvent.CompactionStart("overflow"),
                new PiEvent.CompactionEnd("overflow", MissingNode.getInstance(), /* aborted= */ false,
                        willRetry,
                        "it failed"));
    }

    /** Nothing that becomes of it is told any more. */
    void fallSilent() {
        dying = true;
    }

    void die() {
        if (dying) {
            return;
        }
        dying = true;
        List<Consumer<Reply>> lost = List.copyOf(open.values());
        open.clear();
        lost.forEach(answered -> answered.accept(new Reply.Lost("killed")));
        dying = false;
        heard().ended("killed");
    }

    private PiListener heard() {
        return listener.orElseThrow();
    }

    /** What was asked of it, without what only looks. */
    List<String> commands() {
        return commands.stream().filter(command -> !command.startsWith("get_")).toList();
    }

    int starts() {
        return starts;
    }

    @Override
    public void reply(String dialogId, ObjectNode members) {
        commands.add("reply " + dialogId + " " + members);
    }

    @Override
    public void end() {
        die();
    }
}
