package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.history.History;
import dev.drawbridge.core.log.Cursor;
import dev.drawbridge.core.log.Feed;
import dev.drawbridge.core.log.Outbox;
import dev.drawbridge.core.log.Subscriber;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Refusal;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: what it said of itself, what it follows, what it has running, and what it has yet to be sent. */
final class ClientConnection implements Connection, Subscriber, Correspondent {
    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);
    private static final ObjectMapper JSON = BridgeJson.mapper();
    /** More than anybody can look at; each costs every connection that follows it. */
    static final int MOST_THREADS = 1000;

    private final long number;
    private final Client client;
    private final Switchboard switchboard;
    private final Scanner scanner = new Scanner(Limits.CLIENT);
    private final Outbox outbox = new Outbox(this, System::nanoTime);
    private final Allowance allowance;

    private volatile ClientProfile profile = ClientProfile.UNKNOWN;
    private volatile boolean initialized;
    private volatile Encoding encoding = Encoding.PLAIN;
    private volatile boolean shutOut;

    /** Of the socket's thread alone. */
    private long meaningless;

    // the switchboard's lock guards what follows
    private final Map<SharedThread, Cursor> cursors = new HashMap<>();
    private final Set<Handle> handles = new HashSet<>();
    private int nameless;
    private boolean touched;
    private boolean gone;
    private final List<Runnable> farewells = new ArrayList<>();

    ClientConnection(long number, Client client, Switchboard switchboard) {
        this.number = number;
        this.client = client;
        this.switchboard = switchboard;
        this.allowance = new Allowance(client.visitor());
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void text(byte[] message) {
        switch (scanner.scan(message, 0, message.length)) {
            case REQUEST -> {
                if (scanner.version().isPresent() && encoding == Encoding.PLAIN) {
                    encoding = Encoding.VERSIONED;
                }
                switchboard.request(this, message, scanner);
            }
            case RESPONSE, FAILURE -> switchboard.answer(this, message, scanner);
            case NOTIFICATION -> {
                /* nothing that a client announces concerns anybody */ }
            case REFUSED -> refuse(scanner.refusal());
        }
    }

    @Override
    public void refuse(byte[] message, Duration retryAfter) {
        switch (scanner.scan(message, 0, message.length)) {
            case REQUEST -> reply(Answers.tooSoon(scanner.requestId().json(), retryAfter));
            case RESPONSE, FAILURE -> switchboard.answer(this, message, scanner);
            case NOTIFICATION -> {
                /* nothing that a client announces concerns anybody */ }
            case REFUSED -> refuse(scanner.refusal());
        }
    }

    @Override
    public long meaningless() {
        return meaningless;
    }

    @Override
    public void binary(byte[] message) {
        meaningless++;
        reply(Answers.failure("null", ErrorCode.INVALID_REQUEST,
                "Invalid request: send text frames, not binary ones"));
    }

    private void refuse(Refusal refusal) {
        meaningless++;
        reply(Answers.failure("null", refusal.code(), refusal.sentence()));
    }

    private void reply(byte[] answer) {
        switchboard.run(() -> say(answer));
    }

    @Override
    public ByteBuffer next() {
        ByteBuffer run = outbox.take();
        if (outbox.forgotten()) {
            end(Farewell.TOO_FAR_BEHIND);
        }
        return run;
    }

    @Override
    public void closed() {
        outbox.close();
        switchboard.closed(this);
    }

    @Override
    public void shutOut() {
        shutOut = true;
        closed();
    }

    /** Whether nothing is to be done for it any more. */
    boolean isShutOut() {
        return shutOut;
    }

    /** Sends a message of this client's own, behind all that happened before it. */
    void say(byte[] message) {
        sayFrame(frame(message));
    }

    /** Sends a frame, already encoded as this client wants it. */
    void sayFrame(Frame frame) {
        cursors.values().forEach(Cursor::deliver);
        if (outbox.own() > switchboard.lagLimit()) {
            outbox.close();
            end(Farewell.TOO_FAR_BEHIND);
        }
        if (client.deflates() && frame.isWorthDeflating()) {
            outbox.append(frame);
        } else {
            outbox.append(frame.plain(), 0, frame.plain().length);
        }
        touch();
    }

    /** Sends frames that were made for this client alone. */
    void sayFrames(ByteBuffer frames) {
        if (frames.hasRemaining()) {
            cursors.values().forEach(Cursor::deliver);
            outbox.append(frames.array(), frames.arrayOffset() + frames.position(),
                    frames.arrayOffset() + frames.limit());
            touch();
        }
    }

    /** Tells the events of a thread behind {@code after} and up to {@code upTo}, as its history has them. */
    void tell(History history, long after, long upTo) {
        if (after < upTo) {
            outbox.append(history, after, upTo);
            touch();
        }
    }

    private Frame frame(byte[] message) {
        return Frame.of(Frames.of(switch (encoding) {
            case PLAIN -> new Splice().of(message, 0, message.length);
            case VERSIONED, SEQUENCED -> new Splice().of(message, 0, message.length).version();
        }));
    }

    @Override
    public void take(History history, long after, long upTo, byte[] array, int from, int to) {
        outbox.append(history, after, upTo, array, from, to);
        touch();
    }

    @Override
    public void take(History history, long after, long upTo, Frame frame) {
        outbox.append(history, after, upTo, frame);
        touch();
    }

    @Override
    public boolean deflates() {
        return client.deflates();
    }

    private void touch() {
        if (!touched) {
            touched = true;
            switchboard.touch(this);
        }
    }

    /** Whether it follows as many threads as one connection may. */
    boolean followsEnough() {
        return cursors.size() >= MOST_THREADS;
    }

    /** The device that it runs on. */
    @Override
    public Visitor visitor() {
        return client.visitor();
    }

    /** What the device may do. */
    Allowance allowance() {
        return allowance;
    }

    /** Who answers, when this client does. */
    AnsweredBy asAuthor() {
        return AnsweredBy.client(visitor().name(), profile.label());
    }

    /** Lets the client's transport write what has gathered. */
    void wake() {
        touched = false;
        client.wake();
    }

    @Override
    public String label() {
        return profile.label();
    }

    @Override
    public void tell(Record notification) {
        byte[] message = Answers.notification(BridgeJson.nameOf(notification.getClass()),
                JSON.valueToTree(notification).toString());
        switchboard.run(() -> {
            if (!gone) {
                say(message);
            }
        });
    }

    @Override
    public void follow(Feed feed) {
        outbox.append(feed);
        client.wake();
    }

    @Override
    public void whenGone(Runnable work) {
        boolean late = switchboard.ask(() -> {
            if (!gone) {
                farewells.add(work);
            }
            return gone;
        });
        if (late) {
            work.run();
        }
    }

    void end(Farewell farewell) {
        client.close(farewell);
    }

    @Override
    public Encoding encoding() {
        return encoding;
    }

    @Override
    public boolean accepts(Entry method) {
        return profile.accepts(method) && allowance.shows(method);
    }

    @Override
    public boolean acceptsEverything() {
        return profile.acceptsEverything() && allowance.showsEverything();
    }

    boolean initialized() {
        return initialized;
    }

    ClientProfile profile() {
        return profile;
    }

    void introduce(ClientProfile profile) {
        this.profile = profile;
        if (profile.bridgeAware()) {
            encoding = Encoding.SEQUENCED;
        }
        initialized = true;
        log.info("client {} is {}", number, profile.label());
    }

    /** What the bridge puts before this client's handles, so that two clients may choose the same name. */
    byte[] prefix() {
        return ("~" + number + "~").getBytes(StandardCharsets.US_ASCII);
    }

    Outbox outbox() {
        return outbox;
    }

    Map<SharedThread, Cursor> cursors() {
        return cursors;
    }

    Set<Handle> handles() {
        return handles;
    }

    /** A number for what runs without a name of the client's. */
    int nextNameless() {
        return ++nameless;
    }

    boolean gone() {
        return gone;
    }

    /** It is gone; what is to be done about that has to be done when the lock is given back. */
    List<Runnable> leave() {
        gone = true;
        List<Runnable> due = List.copyOf(farewells);
        farewells.clear();
        return due;
    }
}
