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
 * <p>An app-server on stdio loses requests silently when its inbox of 128 overflows, so no more than {@link #WINDOW}
 * may lie there, and {@link #QUEUE} more wait here; what comes on top is refused. It takes them out in order: an
 * answer shows that all sent before it are out, also those that it goes on working at, such as a command that runs
 * for hours. When the window is full and something waits, it is asked what it answers at once, to learn that.
 */
final class AgentLife {
    static final int WINDOW = 100;
    static final int QUEUE = 1024;
    /** No more is taken when so many bytes wait. */
    static final long QUEUE_BYTES = 64 << 20;
    /** A method that no agent has: its refusal is the quickest answer there is. */
    static final String PROBE = "bridge/probe";

    /** A request that waits for room in the agent's inbox. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    private record Waiting(long id, byte[] request) {}

    /** @param end how many bytes were written with it in all */
    private record Unread(long id, long end) {}

    private final RequestTable table = new RequestTable();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** What was sent and may still lie in the agent's inbox, the oldest first. */
    private final Deque<Unread> unread = new ArrayDeque<>();
    private Optional<AgentLink> link = Optional.empty();
    private Optional<Problem> refusal;
    private Optional<String> verdict = Optional.empty();
    private boolean shared;
    private boolean ready;
    private long heard;
    private long waitingBytes;
    private long writtenBytes;
    private long readBytes;
    private long probe;

    /** @param refusal why nobody can ask it anything, unless it is {@linkplain #revive revived} */
    AgentLife(Optional<Problem> refusal) {
        this.refusal = refusal;
    }

    /** Why nobody can ask it anything; empty while there is hope. */
    Optional<Problem> refusal() {
        return refusal;
    }

    /** It is begun after all. */
    void revive() {
        refusal = Optional.empty();
    }

    /** Says why it is about to be ended; who says so first is right. */
    void condemn(String why) {
        verdict = verdict.or(() -> Optional.of(why));
    }

    /** Why the bridge has ended it, if it did. */
    Optional<String> verdict() {
        return verdict;
    }

    /** The agent has said something. */
    void heard() {
        heard++;
    }

    long heardSoFar() {
        return heard;
    }

    /** It is a link to an agent that others use too; to be said before it begins. */
    void share() {
        shared = true;
    }

    boolean isShared() {
        return shared;
    }

    /** Begins it, greeting first: nothing else is said before that is answered. */
    void begin(AgentLink link, String params, Consumer<Message> answered) {
        this.link = Optional.of(link);
        put("initialize", params, answered);
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
        return waiting.size() >= QUEUE || waitingBytes >= QUEUE_BYTES;
    }

    /** The id under which the agent will know this call. */
    long enter(Call call) {
        return table.add(call);
    }

    /** Sends the request that entered with this id, or keeps it until there is room. */
    void send(long id, byte[] request) {
        waiting.add(new Waiting(id, request));
        waitingBytes += request.length;
        sendWaiting();
    }

    /** Calls the agent for the bridge itself, before all that waits; to be said before {@link #open}. */
    void callFirst(String method, String params, Consumer<Message> answered) {
        long id = enter(new Call.OfBridge(answered));
        byte[] request = Answers.request(id, method, params);
        waiting.addFirst(new Waiting(id, request));
        waitingBytes += request.length;
    }

    /** Calls the agent for the bridge itself; it is {@code lost} when the agent ends without an answer, or has. */
    void call(String method, String params, Consumer<Message> answered, Runnable lost) {
        if (refusal.isPresent()) {
            lost.run();
            return;
        }
        long id = enter(new Call.OfBridge(answered, lost));
        send(id, Answers.request(id, method, params));
    }

    void call(String method, String params, Consumer<Message> answered) {
        call(method, params, answered, () -> {});
    }

    /** Sends what wants no answer or is one. */
    void put(byte[] message) {
        writtenBytes += message.length + 1;
        link.ifPresent(open -> open.put(message));
    }

    private void sendWaiting() {
        while (ready && !waiting.isEmpty() && hasRoom()) {
            Waiting next = waiting.remove();
            if (!link.map(open -> open.offer(next.request(), writtenBytes - readBytes)).orElse(false)) {
                waiting.addFirst(next);
                return;
            }
            waitingBytes -= next.request().length;
            writtenBytes += next.request().length + 1;
            unread.add(new Unread(next.id(), writtenBytes));
        }
        if (ready && !waiting.isEmpty() && !isProbed()) {
            probe();
        }
    }

    /** Asks it what it answers at once, whatever waits; to be said when it is {@link #ready}. */
    void probe() {
        probe = put(PROBE, "{}", answer -> {});
    }

    /** The probe lies beyond the window. */
    private boolean hasRoom() {
        return unread.size() < (isProbed() ? WINDOW + 1 : WINDOW);
    }

    /** Whether it was asked what it answers at once, and has yet to take that. */
    boolean isProbed() {
        return isUnread(probe);
    }

    private boolean isUnread(long id) {
        return unread.stream().anyMatch(each -> each.id() == id);
    }

    private long put(String method, String params, Consumer<Message> answered) {
        long id = enter(new Call.OfBridge(answered));
        put(Answers.request(id, method, params));
        unread.add(new Unread(id, writtenBytes));
        return id;
    }

    /** Takes the call that was answered. */
    Optional<Call> answered(long id) {
        Optional<Call> call = table.remove(id);
        if (isUnread(id)) {
            Unread read;
            do {
                read = unread.remove();
            } while (read.id() != id);
            readBytes = read.end();
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
