package dev.drawbridge.core.engine;

import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.FakeAgent;
import dev.drawbridge.core.agent.FakeLife;
import dev.drawbridge.core.approval.ArchiveInMemory;
import dev.drawbridge.core.attention.NoMarks;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.core.rule.NoShelf;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** An engine with a fake agent: a test speaks for the agent and for the clients, apostrophes standing for quotes. */
final class Scene {
    static final String THREAD = "01a1fdce-717a-7e23-9a17-66c40faa1966";
    static final String OTHER = "01a1fdce-717a-7e23-9a17-66c40faa1967";

    static final Duration BEAT = Duration.ofSeconds(5);
    static final long LAG_LIMIT = 8 << 20;

    final FakeAgent agent = new FakeAgent();
    final FakeReceipts receipts = new FakeReceipts();
    final FakeAudit audit = new FakeAudit();
    /** What the scribe will do in a while. */
    final Queue<Runnable> writing = new ConcurrentLinkedQueue<>();
    /** What it will do at once. */
    final Queue<Runnable> urgent = new ConcurrentLinkedQueue<>();
    final FakeControl control = new FakeControl();
    final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    /** What looks whether the agent lives. */
    final Queue<Runnable> beats = new ConcurrentLinkedQueue<>();
    Instant now = Instant.EPOCH;
    final Engine engine;
    /** What happens while the engine writes this message, under its lock. */
    Consumer<String> whenWritten = message -> {};
    private int readTo;

    private Scene(Journal journal, Optional<Duration> approvalTimeout, Projects projects) {
        engine = new Engine(List.of(new Supervised(agent, usual())),
                new BridgeIdentity("0.1", "an-epoch", List.of("info")), Catalog.codex(),
                (pause, work) -> (pause.equals(BEAT) ? beats : later).add(work),
                logs(journal, (pause, work) -> (pause.isZero() ? urgent : writing).add(work)), control,
                new Shelves(receipts, new ArchiveInMemory(), new NoShelf(), audit, new NoMarks(), projects),
                approvalTimeout, () -> now);
        agent.script((life, message) -> whenWritten.accept(message));
    }

    private static Supervision usual() {
        return Supervision.usual(
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(1)));
    }

    /** Logs whose histories are folded when somebody asks. */
    static Logs logs() {
        return logs(Journal.none("a test"), (pause, work) -> {});
    }

    private static Logs logs(Journal journal, Scheduler scribe) {
        return new Logs(Catalog.codex(), journal, scribe, LAG_LIMIT);
    }

    /** One whose agent has not been greeted yet. */
    static Scene begun() {
        return begun(Journal.none("a test"));
    }

    /** One whose agent goes on when the link to it is lost. */
    static Scene shared() {
        Scene scene = new Scene(Journal.none("a test"), /* approvalTimeout= */ Optional.empty(),
                Projects.none());
        scene.agent.shared();
        begin(scene);
        scene.greet();
        return scene;
    }

    private static Scene begun(Journal journal) {
        return begun(journal, /* approvalTimeout= */ Optional.empty());
    }

    private static Scene begun(Journal journal, Optional<Duration> approvalTimeout) {
        Scene scene = new Scene(journal, approvalTimeout, Projects.none());
        begin(scene);
        return scene;
    }

    private static void begin(Scene scene) {
        try {
            scene.engine.start();
        } catch (AgentUnavailable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One whose agent has answered its greeting. */
    static Scene greeted() {
        return greeted(Journal.none("a test"));
    }

    static Scene greeted(Journal journal) {
        Scene scene = begun(journal);
        scene.greet();
        return scene;
    }

    /** One that declines what nobody answers. */
    static Scene greeted(Duration approvalTimeout) {
        Scene scene = begun(Journal.none("a test"), Optional.of(approvalTimeout));
        scene.greet();
        return scene;
    }

    /** One in which these are the projects. */
    static Scene greeted(Projects projects) {
        Scene scene = new Scene(Journal.none("a test"), /* approvalTimeout= */ Optional.empty(), projects);
        begin(scene);
        scene.greet();
        return scene;
    }

    /** Does all that is due later. */
    void doLater() {
        for (Runnable work = later.poll(); work != null; work = later.poll()) {
            work.run();
        }
    }

    /** Answers the greeting, and the question after an unknown method. */
    void greet() {
        readTo = 0;
        say("{'id':" + idOf(asked()) + ",'result':{'userAgent':'drawbridge/1 x (drawbridge; 0.1)'}}");
        List<String> written = written();
        String probe = written.stream().filter(each -> each.contains("'bridge/probe'")).findFirst()
                .orElseThrow();
        say("{'error':{'code':-32600,'message':'unknown variant `bridge/probe`'},'id':" + idOf(probe) + "}");
    }

    /** So many beats go by. */
    void beat(int times) {
        for (int i = 0; i < times; i++) {
            List<Runnable> due = List.copyOf(beats);
            beats.clear();
            due.forEach(Runnable::run);
        }
    }

    /** The agent dies and is started again. */
    void restart() {
        life().die("killed");
        later.remove().run();
        greet();
    }

    void say(String... lines) {
        String[] quoted = lines.clone();
        for (int i = 0; i < lines.length; i++) {
            quoted[i] = lines[i].replace('\'', '"');
        }
        life().say(quoted);
    }

    FakeLife life() {
        return agent.life();
    }

    /** What the agent was written next, apart from what the bridge says by itself. */
    String asked() {
        String next = written().get(readTo++);
        return isBridges(next) ? asked() : next;
    }

    /** What the agent has been written so far is of no interest. */
    void skipWritten() {
        readTo = written().size();
    }

    /** The last that the agent is asked of this kind, by a thread of the bridge's own. */
    String awaitAsked(String method) {
        await().atMost(Duration.ofSeconds(10)).until(() -> written().getLast().contains(method));
        return written().getLast();
    }

    /** Whether the bridge says it by itself whenever a life begins or a thread is followed again. */
    private static boolean isBridges(String message) {
        return message.contains("'initialized'") || message.contains("'bridge/probe'")
                || message.contains("'thread/turns/list'")
                || message.contains("'thread/loaded/list','params':{}");
    }

    /** The scribe does what it has to do at once. */
    void writeAtOnce() {
        for (Runnable work = urgent.poll(); work != null; work = urgent.poll()) {
            work.run();
        }
    }

    /** All that the agent was written in this life. */
    List<String> written() {
        return life().written().stream().map(each -> each.replace('"', '\'')).toList();
    }

    boolean nothingAsked() {
        return written().stream().skip(readTo)
                .allMatch(Scene::isBridges);
    }

    CollectingClient client(String name) {
        return CollectingClient.initialized(engine, name);
    }

    /** Lets the client resume the thread. */
    void join(CollectingClient client, String thread) {
        resume(client, thread);
        answer(asked(), snapshot(thread));
        client.received();
    }

    void answer(String request, String result) {
        say("{'id':" + idOf(request) + ",'result':" + result + "}");
    }

    void fail(String request) {
        say("{'error':{'code':-32600,'message':'no'},'id':" + idOf(request) + "}");
    }

    void resume(CollectingClient client, String thread) {
        client.send("{'id':'resume','method':'thread/resume','params':{'threadId':'" + thread + "'}}");
    }

    void unsubscribe(CollectingClient client, String thread) {
        client.send("{'id':'leave','method':'thread/unsubscribe','params':{'threadId':'" + thread + "'}}");
    }

    static String snapshot(String thread) {
        return "{'thread':{'id':'" + thread + "'}}";
    }

    static String idOf(String request) {
        return request.replaceAll(".*'id':([0-9]+).*", "$1");
    }

    /** An event of the thread. */
    static String event(String thread, String method) {
        return "{'method':'" + method + "','params':{'threadId':'" + thread + "'}}";
    }

    static String status(String thread, String type) {
        return "{'method':'thread/status/changed','params':{'threadId':'" + thread + "','status':{'type':'"
                + type + "'}}}";
    }

    static String approval(String thread, int id) {
        return "{'method':'item/commandExecution/requestApproval','id':" + id + ",'params':{'threadId':'"
                + thread + "','itemId':'i'}}";
    }
}
