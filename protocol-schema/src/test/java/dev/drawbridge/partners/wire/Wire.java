package dev.drawbridge.partners.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.machine.AgentProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One end of a conversation in JSON messages. Everything received is kept; each message is given to one
 * {@link #await await} at most, so waiting twice for the same thing waits for two of them, and the order of
 * waits need not be the order of arrival.
 */
public final class Wire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final Link link;

    private Wire(Inbox inbox, Link link) {
        this.inbox = inbox;
        this.link = link;
    }

    /** A conversation in lines over a process's stdin and stdout; the process is the caller's to end. */
    public static Wire of(AgentProcess process) {
        Inbox inbox = new Inbox();
        return new Wire(inbox, StdioLink.open(process, inbox));
    }

    /** A conversation in text frames over a new WebSocket. */
    public static Wire of(URI endpoint, Map<String, String> headers) {
        Inbox inbox = new Inbox();
        return new Wire(inbox, WebSocketLink.open(endpoint, headers, inbox));
    }

    public void send(Map<String, ?> message) {
        send(Json.text(message));
    }

    /** Sends a text as it is, be it JSON or not. */
    public void send(String message) {
        link.send(message);
    }

    /** The first message that fits and was not given out before; fails after 15 seconds or at the end. */
    public JsonNode await(String what, Predicate<JsonNode> wanted) {
        return inbox.take(what, wanted, TIMEOUT);
    }

    /** Why the other side ended the conversation; fails if it does not within 15 seconds. */
    public String awaitEnd() {
        return inbox.awaitEnd(TIMEOUT);
    }

    /** All messages received so far; what was no JSON stands as a string. */
    public List<JsonNode> received() {
        return inbox.messages();
    }

    /** All messages received so far, as they came. */
    public List<String> receivedTexts() {
        return inbox.texts();
    }

    @Override
    public void close() {
        link.close();
    }

    /** Ends this side without a word to the other; what was received stays. */
    public void cut() {
        link.cut();
    }
}
