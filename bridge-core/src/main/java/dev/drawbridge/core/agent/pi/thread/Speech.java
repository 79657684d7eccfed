package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;

/** What is told of one thread. */
final class Speech {
    private final Voice voice;
    private final String threadId;
    private boolean followed;

    Speech(Voice voice, String threadId) {
        this.voice = voice;
        this.threadId = threadId;
    }

    String threadId() {
        return threadId;
    }

    long now() {
        return voice.now();
    }

    boolean isFollowed() {
        return followed;
    }

    void follow(boolean wanted) {
        followed = wanted;
    }

    /** Params that name the thread. */
    ObjectNode params() {
        return Shapes.object().put("threadId", threadId);
    }

    void tellAll(String method, JsonNode params) {
        voice.tell(method, params);
    }

    /** Says what only those hear who follow the thread. */
    void tell(String method, JsonNode params) {
        if (followed) {
            voice.tell(method, params);
        }
    }

    void warn(String sentence) {
        tell("warning", params().put("message", sentence));
    }

    ObjectNode question(String method, JsonNode params) {
        return voice.question(method, params);
    }

    void ask(ObjectNode question) {
        if (followed) {
            voice.say(question);
        }
    }
}
