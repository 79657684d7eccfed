package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.protocol.message.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One life of the agent as the engine keeps it: what it was asked, and what waits to be asked.
 *
 * <p>An app-server on stdio loses requests silently when several hundred are unanswered, so no more than
 * {@link #WINDOW} are, and {@link #QUEUE} more wait here; what comes on top is refused.
 */
final class AgentLife {
    static final int WINDOW = 100;
    static final int QUEUE = 1024;

    private final RequestTable table = new RequestTable();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private Optional<AgentLink> link = Optional.empty();
    private boolean ready;
    private int unanswered;

    /** Begins it, greeting first: nothing else is said before that is answered. */
    void begin(AgentLink link, String params, Consumer<Message> answered) {
        this.link = Optional.of(link);
        unanswered++;
        link.put(Answers.request(enter(new Call.OfBridge(answered)), "initialize", params));
    }

    /** Lets everything through that waited for the greeting. */
    void open() {
        ready = true;
        sendWaiting();
    }

    boolean ready() {
        return ready;
    }

    boolean isFull() {
        return waiting.size() >= QUEUE;
    }

    /** The id under which the agent will know this call. */
    long enter(Call call) {
        return table.add(call);
    }

    /** Sends a request, or keeps it until there is room. */
    void send(byte[] request) {
        waiting.add(request);
        sendWaiting();
    }

    /** Calls the agent for the bridge itself. */
    void call(String method, String params, Consumer<Message> answered) {
        send(Answers.request(enter(new Call.OfBridge(answered)), method, params));
    }

    /** Sends what wants no answer or is one. */
    void put(byte[] message) {
        link.ifPresent(open -> open.put(message));
    }

    private void sendWaiting() {
        while (ready && unanswered < WINDOW && link.isPresent()) {
            byte[] next = waiting.poll();
            if (next == null) {
                return;
            }
            unanswered++;
            if (!link.get().offer(next)) {
                unanswered--;
                waiting.addFirst(next);
                return;
            }
        }
    }

    /** Takes the call that was answered. */
    Optional<Call> answered(long id) {
        Optional<Call> call = table.remove(id);
        if (call.isPresent()) {
            unanswered--;
            sendWaiting();
        }
        return call;
    }

    OptionalLong find(ClientConnection client, String id) {
        return table.find(client, id);
    }

    /** The calls of clients that await an answer and are like that, the oldest first. */
    List<Call.OfClient> awaiting(Predicate<Call.OfClient> wanted) {
        return table.ofClients(wanted);
    }

    /** Ends it and hands over the calls that will never be answered. */
    List<Call> end() {
        ready = false;
        waiting.clear();
        return table.removeAll();
    }

    /** Ends the agent; not under the switchboard's lock, since its last words are still to be heard. */
    void close() {
        link.ifPresent(AgentLink::close);
    }
}
