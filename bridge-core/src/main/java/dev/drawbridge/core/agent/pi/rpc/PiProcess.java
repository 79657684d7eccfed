package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.LastWords;
import dev.drawbridge.core.process.LineReader;
import dev.drawbridge.core.process.LineWriter;
import dev.drawbridge.core.process.QueueLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code pi --mode rpc} process. Its methods return at once and may be called by any thread.
 *
 * <p>A platform thread of its own starts it, reads what it says and brings it to its end; whatever ends it, that thread
 * is the one that says so, last.
 */
public final class PiProcess {
    private static final Logger log = LoggerFactory.getLogger(PiProcess.class);
    private static final Logger STDERR = LoggerFactory.getLogger("drawbridge.agent.pi");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final QueueLimits WAITING = new QueueLimits(1024, 64L << 20);
    /** The longest line that is waited for: a session with all its pictures is one. */
    private static final int LONGEST_LINE = 1 << 30;
    /** As much as there could be: how far Pi has read is not known. */
    private static final long UNREAD = Integer.MAX_VALUE;
    private static final Duration FOR_LAST_WORDS = Duration.ofMillis(500);

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private final Pending pending = new Pending();
    private final LastWords lastWords = new LastWords(STDERR::debug);
    private final PiProgram program;
    private final PiLaunch launch;
    private final PiListener listener;
    private final Mailbox mailbox;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    /** Set once, by the thread of its own, together; whoever reads it sees both or none. */
    private volatile Optional<Running> running = Optional.empty();
    private volatile boolean ready;

    private record Running(Child child, LineWriter writer) {}

    private PiProcess(PiProgram program, PiLaunch launch, PiListener listener, Executor executor) {
        this.program = program;
        this.launch = launch;
        this.listener = listener;
        this.mailbox = new Mailbox(executor);
    }

    /**
     * Starts one; whatever hinders it is told as its end.
     *
     * @param executor runs what the listener hears and what the answers are given to, one after the other; whoever stops
     *            it ends the process first
     */
    public static PiProcess start(PiProgram program, PiLaunch launch, PiListener listener,
            Executor executor) {
        PiProcess process = new PiProcess(program, launch, listener, executor);
        program.began(process);
        Thread.ofPlatform().name("pi-output").daemon().start(process::live);
        return process;
    }

    /**
     * Asks Pi for something; before Pi is ready it is refused.
     *
     * @param answered is told exactly once, in order with the events
     * @return the id that it has among all that are asked of this process
     */
    public String command(String type, ObjectNode members, Consumer<Reply> answered) {
        String id = "drawbridge-" + ids.incrementAndGet();
        if (ready) {
            ask(id, type, members, Patience.with(type), answered);
        } else {
            mailbox.post(() -> answered.accept(new Reply.Failed("pi is not ready yet")));
        }
        return id;
    }

    /** Asks without members. */
    public String command(String type, Consumer<Reply> answered) {
        return command(type, JsonNodeFactory.instance.objectNode(), answered);
    }

    /**
     * Answers a dialog with {@code value}, {@code confirmed} or {@code cancelled}; Pi does not say whether it was in
     * time.
     */
    public void reply(String dialogId, ObjectNode members) {
        if (!write(line(dialogId, "extension_ui_response", members))) {
            log.warn("an answer to a dialog of Pi was dropped, it does not read what it is told");
        }
    }

    /** Ends it and everything that came from it; {@link PiListener#ended} tells when that is so. Idempotent. */
    public void end() {
        end("pi was stopped");
    }

    /** Done when nothing is left of it. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** The first reason that says anything is the one that counts. */
    private void end(String why) {
        reason.compareAndSet("", why);
        mailbox.hurry();
        running.ifPresent(now -> Thread.ofVirtual().name("pi-end").start(now.child()::end));
    }

    private void ask(String id, String type, ObjectNode members, Optional<Duration> patience,
            Consumer<Reply> answered) {
        if (!pending.add(id, type, answered)) {
            mailbox.post(() -> answered.accept(new Reply.Lost("pi has ended")));
        } else if (!write(line(id, type, members))) {
            resolve(pending.take(id), new Reply.Failed("pi does not read what it is told; try again later"));
        } else {
            patience.ifPresent(time -> program.scheduler().after(time, () -> resolve(pending.take(id),
                    new Reply.Lost("it did not answer " + type + " within " + time.toSeconds() + " s"))));
        }
    }

    private static byte[] line(String id, String type, ObjectNode members) {
        ObjectNode message = members.deepCopy();
        message.put("id", id).put("type", type);
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a tree is always written", impossible);
        }
    }

    private boolean write(byte[] line) {
        return running.map(now -> now.writer().offer(line, UNREAD)).orElse(false);
    }

    private void resolve(Optional<Consumer<Reply>> asked, Reply reply) {
        asked.ifPresent(answered -> mailbox.post(() -> answered.accept(reply)));
    }

    private void live() {
        String why = "pi was given up, the bridge could not follow it";
        try (Lodging home = program.home()) {
            why = reason.get().isEmpty() ? live(program.start(launch, home)) : "";
        } catch (AgentUnavailable unavailable) {
            why = unavailable.sentence();
        } finally {
            program.ended(this);
            over.complete(null);
            ended(why);
        }
    }

    private void ended(String why) {
        reason.compareAndSet("", why);
        String known = reason.get();
        pending.close().forEach(asked -> mailbox.post(() -> asked.accept(new Reply.Lost(known))));
        mailbox.post(() -> listener.ended(known));
    }

    private String live(Child child) {
        Thread errors = Thread.ofVirtual().name("pi-errors").start(() -> lastWords.read(child.errors()));
        LineWriter writer = new LineWriter(child.input(), WAITING);
        running = Optional.of(new Running(child, writer));
        Thread.ofVirtual().name("pi-input").start(() -> write(writer, child));
        String broken = "";
        try {
            // an end that was wanted before there was anything to end
            if (reason.get().isEmpty()) {
                mailbox.post(() -> probe(child.pid()));
                new LineReader(child.output(), LONGEST_LINE, new Ear(this::hear, mailbox::endBlock)).run();
            }
        } catch (IOException unreadable) {
            broken = "pi could not be read: " + Why.of(unreadable);
        } finally {
            writer.close();
            child.end();
        }
        return broken.isEmpty() ? lastReason(child, errors) : broken;
    }

    private void write(LineWriter writer, Child child) {
        try {
            writer.run();
        } catch (IOException | InterruptedException deaf) {
            log.debug("pi cannot be written to", deaf);
            child.end();
        }
    }

    private void probe(long pid) {
        new Probe().begin(
                (type, members, answered) -> ask("probe-" + type, type, members,
                        Optional.of(Patience.TO_BE_READY), answered),
                finding -> {
                    switch (finding) {
                        case Probe.Finding.Found found -> {
                            ready = true;
                            listener.ready(new PiListener.Ready(found.profile(), found.state(), pid));
                        }
                        case Probe.Finding.Unusable unusable -> end(unusable.sentence());
                    }
                });
    }

    private void hear(Heard heard) {
        switch (heard) {
            case Heard.Said said -> mailbox.post(() -> listener.event(said.event()));
            case Heard.Answer answer -> resolve(
                    answer.id().isEmpty() ? pending.takeOldest(answer.command()) : pending.take(answer.id()),
                    answer.reply());
            case Heard.Noise noise -> log.debug("pi printed a line that is no message");
        }
    }

    /** Its exit code and last words tell if nobody here wanted it. */
    private String lastReason(Child child, Thread errors) {
        try {
            errors.join(FOR_LAST_WORDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return (ready
                ? "pi ended unexpectedly with exit code "
                : "pi did not start, it ended with exit code ")
                + child.exitCode() + quoted(lastWords);
    }

    static String quoted(LastWords words) {
        return String.join("", words.lines().stream().map(line -> "\n  " + line).toList());
    }
}
