package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.log.Outbox;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who is connected to what: the clients, the threads they follow, the questions that are open, the agents' lives.
 *
 * <p>One lock guards all of it. The agent's reader holds it for a few lines at a time, a client's thread for one
 * message; it is fair, so that a stream of deltas does not keep a client waiting. What is to be sent gathers in
 * outboxes and is handed to the clients' transports when the lock is given back.
 */
final class Switchboard {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);
    private final Set<ClientConnection> clients = new LinkedHashSet<>();
    private final Threads threads;
    private final Seats seats;
    private final long lagLimit;
    private final Questions questions = new Questions();
    private final Greeting greeting = new Greeting();
    private final List<ClientConnection> touched = new ArrayList<>();
    private final Splice splice = new Splice();
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Catalog catalog;
    private final FromClient fromClient;
    private final Concerns concerns;
    private final Aftermath aftermath = new Aftermath(this);
    private final Attendance attendance = new Attendance(this);

    private volatile Optional<Outbox> quickest = Optional.empty();
    /** Whose log has something that is not delivered yet. */
    private Optional<SharedThread> undelivered = Optional.empty();

    /**
     * @param agents of which the first does what no other is meant for
     * @param approvalTimeout after which is declined what nobody has answered
     */
    Switchboard(List<Agent> agents, Catalog catalog, Logs logs, Control control, Shelves shelves,
            Optional<Duration> approvalTimeout, InstantSource clock, Scheduler scheduler) {
        this.catalog = catalog;
        this.threads = new Threads(logs);
        this.seats = new Seats(agents, threads);
        this.lagLimit = logs.lagLimit();
        this.concerns = new Concerns(this, shelves, approvalTimeout, scheduler, clock);
        this.fromClient = new FromClient(this, catalog, control, shelves, clock, scheduler);
    }

    /** Does a piece of work that nobody interrupts, then sends what came of it. */
    void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            settleAndUnlock();
        }
    }

    /** Looks something up, or does what comes to something. */
    <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            settleAndUnlock();
        }
    }

    private void settleAndUnlock() {
        try {
            settle();
        } finally {
            lock.unlock();
        }
    }

    /** Lets those in who wait for the lock. */
    void giveWay() {
        if (lock.hasQueuedThreads()) {
            settle();
            lock.unlock();
            lock.lock();
        }
    }

    private void settle() {
        deliver();
        long least = Long.MAX_VALUE;
        for (ClientConnection client : touched) {
            client.wake();
            long backlog = client.outbox().backlog();
            if (backlog < least) {
                least = backlog;
                quickest = Optional.of(client.outbox());
            }
        }
        touched.clear();
    }

    /** The outbox of whoever was told something last and has least to read. */
    Optional<Outbox> quickest() {
        return quickest;
    }

    /** Hands what was appended last to those who follow, before something else is said to them. */
    void deliver() {
        undelivered.ifPresent(thread -> thread.log().deliver());
        undelivered = Optional.empty();
    }

    void touch(ClientConnection client) {
        touched.add(client);
    }

    // what clients do

    void opened(ClientConnection client) {
        run(() -> clients.add(client));
    }

    void request(ClientConnection client, byte[] message, Scanner scanner) {
        run(() -> fromClient.request(client, message, scanner));
        concerns.relieve();
    }

    void answer(ClientConnection client, byte[] message, Scanner scanner) {
        run(() -> fromClient.answer(client, message, scanner));
    }

    void closed(ClientConnection client) {
        List<Runnable> due = ask(() -> {
            List<Runnable> farewells = client.leave();
            clients.remove(client);
            if (client.initialized()) {
                concerns.disconnected(client);
            }
            List.copyOf(client.cursors().keySet()).forEach(thread -> attendance.unsubscribe(client, thread));
            client.handles().forEach(this::close);
            client.handles().clear();
            return farewells;
        });
        due.forEach(Runnable::run);
    }

    /** Tells the agent to end what a client left running. */
    void close(Handle handle) {
        seats.first().life().call(handle.kind().closer(), handle.closingParams(), answer -> {});
    }

    // what everybody is told

    /** Sends a message of the agent's to all clients that want it. */
    void broadcast(Entry method, byte[] bytes, Scanner scanner) {
        tell(clients, client -> client.initialized() && client.accepts(method), bytes, scanner);
    }

    /** Sends a message of the agent's to some, encoded no more than once for each encoding. */
    void tell(Iterable<ClientConnection> whom, Predicate<ClientConnection> wanted, byte[] bytes,
            Scanner scanner) {
        Map<Encoding, Frame> frames = new EnumMap<>(Encoding.class);
        for (ClientConnection client : whom) {
            if (wanted.test(client)) {
                client.sayFrame(
                        frames.computeIfAbsent(client.encoding(),
                                encoding -> frame(encoding, bytes, scanner)));
            }
        }
    }

    /**
     * Tells what the bridge itself has to tell to every client that knows of bridges, and to no other. To be called under
     * the lock.
     */
    void announce(Record notification) {
        tell(clients, notification);
    }

    /** Tells it those of these clients that know of bridges. */
    void tell(Iterable<ClientConnection> whom, Record notification) {
        String method = BridgeJson.nameOf(notification.getClass());
        List<ClientConnection> hearers = new ArrayList<>();
        for (ClientConnection client : whom) {
            if (client.profile().hearsOf(method)) {
                hearers.add(client);
            }
        }
        if (hearers.isEmpty()) {
            return;
        }
        byte[] message = Answers.notification(method, JSON.valueToTree(notification).toString());
        scanner.scan(message, 0, message.length);
        tell(hearers, client -> true, message, scanner);
    }

    /** Tells a client what others who know of bridges were told before. */
    void repeat(ClientConnection client, byte[] message) {
        scanner.scan(message, 0, message.length);
        String name = scanner.methodName();
        tell(List.of(client), each -> each.profile().hearsOf(name), message, scanner);
    }

    private Frame frame(Encoding encoding, byte[] bytes, Scanner scanner) {
        return Frame.of(Frames
                .of(encoding.edit(splice.of(bytes, scanner), scanner.version(), Encoding.NOT_IN_A_LOG)));
    }

    /**
     * Appends a message of the agent's to a thread's log; the followers get it when the lock is given back or another
     * thread has its turn, so that who follows both is told in the agent's order.
     */
    void append(SharedThread thread, Entry method, byte[] bytes, Scanner scanner) {
        if (undelivered.isEmpty() || undelivered.get() != thread) {
            deliver();
            undelivered = Optional.of(thread);
        }
        thread.log().append(method, bytes, scanner);
    }

    // what the agent is answered

    /** Gives the agent the result it has waited for. */
    void answer(Question question, String result) {
        question.answer();
        reply(question, Answers.result(Long.toString(question.agentsId()), result));
    }

    /**
     * Writes an answer to the agent. When the link to it was lost, it gets it when it asks again and not before: by its
     * id another process may know another question.
     */
    void reply(Question question, byte[] message) {
        question.reply(message);
        if (!questions.isSuspended(question)) {
            question.seat().life().put(message.clone());
        }
    }

    // what the bridge says in the agent's place

    /** Takes in what the agent says of a thread in the answer to a call of the bridge's own. */
    void learn(SharedThread thread, String result) {
        byte[] answer = Answers.result("0", result);
        scanner.scan(answer, 0, answer.length);
        thread.learn(answer, scanner.result(), scanner);
    }

    /** Tells those who follow a thread what the agent would have told them. */
    void tellFollowers(SharedThread thread, byte[] message) {
        append(thread, message);
        thread.progress().note(scanner.methodName(), scanner);
    }

    /** Appends what the bridge says by itself to a thread's log. */
    void append(SharedThread thread, byte[] message) {
        scanner.scan(message, 0, message.length);
        append(thread, catalog.lookup(scanner.methodName()), message, scanner);
    }

    // what is where

    Set<ClientConnection> clients() {
        return clients;
    }

    Threads threads() {
        return threads;
    }

    long lagLimit() {
        return lagLimit;
    }

    Questions questions() {
        return questions;
    }

    Attendance attendance() {
        return attendance;
    }

    Aftermath aftermath() {
        return aftermath;
    }

    Concerns concerns() {
        return concerns;
    }

    Greeting greeting() {
        return greeting;
    }

    Seats seats() {
        return seats;
    }
}
