package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.FakeAgent;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two agents behind one engine: each is asked what concerns it, and what becomes of one is nothing to the other. */
final class TwoAgentsTest {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final String PROMPT = "{'id':7,'method':'turn/start','params':{'threadId':'%s','input':[]%s}}";

    private final FakeAgent first = new FakeAgent("codex", Set.of());
    private final FakeAgent second = new FakeAgent("pi", Set.of("of-pi", "also-of-pi"));
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Engine engine = new Engine(List.of(supervised(first), supervised(second)),
            new BridgeIdentity("0.1", "an-epoch", List.of("info")), Catalog.codex(), (pause, work) -> {
                if (!pause.equals(BEAT)) {
                    later.add(work);
                }
            }, Scene.logs(), new FakeControl(), Shelves.inMemory(InstantSource.system()),
            /* approvalTimeout= */ Optional.empty(), InstantSource.system());

    private static Supervised supervised(FakeAgent agent) {
        return new Supervised(agent, Supervision.usual(
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(1))));
    }

    @BeforeEach
    void start() throws AgentUnavailable {
        engine.start();
        greet(first, "codex/1");
        greet(second, "pi/2");
    }

    private static void greet(FakeAgent agent, String userAgent) {
        say(agent, "{'id':" + Scene.idOf(written(agent).getFirst()) + ",'result':{'userAgent':'" + userAgent
                + "'}}");
        String probe = written(agent).stream().filter(each -> each.contains("bridge/probe")).findFirst()
                .orElseThrow();
        say(agent, "{'error':{'code':-32600,'message':'unknown variant `bridge/probe` of " + agent.name()
                + "'},'id':" + Scene.idOf(probe) + "}");
    }

    private static void say(FakeAgent agent, String line) {
        agent.life().say(line.replace('\'', '"'));
    }

    private static List<String> written(FakeAgent agent) {
        return agent.life().written().stream().map(each -> each.replace('"', '\'')).toList();
    }

    private static boolean wasAsked(FakeAgent agent, String words) {
        return written(agent).stream().anyMatch(each -> each.contains(words));
    }

    private static String asked(FakeAgent agent, String method) {
        return written(agent).stream().filter(each -> each.contains("'" + method + "'")).toList().getLast();
    }

    private static void answer(FakeAgent agent, String method, String result) {
        say(agent, "{'id':" + Scene.idOf(asked(agent, method)) + ",'result':" + result + "}");
    }

    private CollectingClient client() {
        return CollectingClient.initialized(engine, "a");
    }

    private void join(CollectingClient client, FakeAgent agent, String thread) {
        client.send("{'id':'resume','method':'thread/resume','params':{'threadId':'" + thread + "'}}");
        answer(agent, "thread/resume", "{'thread':{'id':'" + thread + "'}}");
        client.received();
    }

    private static void ask(FakeAgent agent, String thread) {
        say(agent, "{'method':'item/tool/requestUserInput','id':0,'params':{'threadId':'" + thread + "'}}");
    }

    @Test
    void theFirstGreets() {
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        assertThat(client.received()).singleElement().asString().contains("a/1 (a; 1)");
        client.send("{'id':1,'method':'no/such','params':{}}");
        assertThat(wasAsked(first, "no/such")).isTrue();
        assertThat(wasAsked(second, "no/such")).isFalse();
    }

    @Test
    void aThreadIsWorkedInByTheAgentThatKnowsIt() {
        CollectingClient client = client();
        client.send(PROMPT.formatted("of-pi", ""));
        client.send(PROMPT.formatted("of-somebody", ""));
        assertThat(wasAsked(second, "of-pi")).isTrue();
        assertThat(wasAsked(first, "of-pi")).isFalse();
        assertThat(wasAsked(first, "of-somebody")).isTrue();
    }

    @Test
    void aModelOrItsProviderChoosesWhoBeginsAThread() {
        CollectingClient client = client();
        client.send("{'id':1,'method':'thread/start','params':{'model':'pi/x/y'}}");
        client.send("{'id':2,'method':'thread/start','params':{'modelProvider':'pi','model':'z'}}");
        client.send("{'id':3,'method':'thread/start','params':{'model':'pious'}}");
        assertThat(wasAsked(second, "'model':'pi/x/y'")).isTrue();
        assertThat(wasAsked(second, "'model':'z'")).isTrue();
        assertThat(wasAsked(first, "'model':'pious'")).isTrue();
        assertThat(wasAsked(second, "pious")).isFalse();
    }

    @Test
    void aThreadThatOneHasBegunStaysWithIt() {
        CollectingClient client = client();
        client.send("{'id':1,'method':'thread/start','params':{'model':'pi/x/y'}}");
        answer(second, "thread/start", "{'thread':{'id':'new'}}");
        client.send(PROMPT.formatted("new", ""));
        assertThat(wasAsked(second, "'turn/start'")).isTrue();
        assertThat(wasAsked(first, "'turn/start'")).isFalse();
    }

    @Test
    void anotherAgentsModelIsRefusedForAThread() {
        CollectingClient client = client();
        client.send(PROMPT.formatted("of-codex", ",'model':'pi/x/y'"));
        assertThat(client.received()).singleElement().asString()
                .contains("This thread is worked in by codex, and pi/x/y is a model of pi's");
        client.send(PROMPT.formatted("of-pi", ",'model':'pi/x/y'"));
        assertThat(wasAsked(second, "'turn/start'")).isTrue();
    }

    @Test
    void anotherAgentsModelIsNoDefaultOfTheFirst() {
        CollectingClient client = client();
        client.send(
                "{'id':1,'method':'config/batchWrite','params':{'edits':[{'keyPath':'model','value':'pi/x/y',"
                        + "'mergeStrategy':'replace'}]}}");
        assertThat(client.received()).singleElement().asString()
                .contains("pi/x/y cannot be the default of codex");
        client.send(
                "{'id':1,'method':'config/batchWrite','params':{'edits':[{'keyPath':'model','value':'gpt',"
                        + "'mergeStrategy':'replace'}]}}");
        assertThat(wasAsked(first, "config/batchWrite")).isTrue();
    }

    @Test
    void questionsOfBothUnderOneIdAreAnsweredEachToWhoAsked() {
        CollectingClient client = client();
        join(client, first, "of-codex");
        join(client, second, "of-pi");
        ask(first, "of-codex");
        ask(second, "of-pi");
        List<String> asked = client.received();
        assertThat(asked).hasSize(2);
        client.send("{'id':" + Scene.idOf(asked.get(1)) + ",'result':{'answers':{}}}");
        assertThat(wasAsked(second, "{'id':0,'result'")).isTrue();
        assertThat(wasAsked(first, "'result'")).isFalse();
        say(second, "{'method':'serverRequest/resolved','params':{'threadId':'of-pi','requestId':0}}");
        assertThat(client.received()).singleElement().asString()
                .contains("'requestId':" + Scene.idOf(asked.get(1)));
    }

    @Test
    void theDeathOfOneIsNothingToTheOther() {
        CollectingClient client = client();
        join(client, first, "of-codex");
        join(client, second, "of-pi");
        say(second, "{'method':'turn/started','params':{'threadId':'of-pi','turn':{'id':'t'}}}");
        ask(second, "of-pi");
        String question = client.received().getLast();
        client.send(PROMPT.formatted("of-pi", ""));
        first.life().die("killed");
        assertThat(client.received()).isEmpty();
        client.send("{'id':" + Scene.idOf(question) + ",'result':{'answers':{}}}");
        assertThat(wasAsked(second, "{'id':0,'result'")).isTrue();
        say(second,
                "{'method':'turn/completed','params':{'threadId':'of-pi','turn':{'id':'t','status':'completed'}}}");
        assertThat(client.received()).anyMatch(each -> each.contains("'turn/completed'"));
        assertThat(engine.agents()).extracting(AgentInfo::name, AgentInfo::state).containsExactly(
                tuple("codex", AgentState.RESTARTING),
                tuple("pi", AgentState.READY));
    }

    @Test
    void whatTheDeadHaveLeftIsTheirs() {
        CollectingClient client = client();
        join(client, first, "of-codex");
        join(client, second, "of-pi");
        client.send(PROMPT.formatted("of-codex", ""));
        client.send(PROMPT.formatted("of-pi", ""));
        second.life().die("killed");
        assertThat(client.received()).singleElement().asString().contains("agent restarted");
        later.remove().run();
        greet(second, "pi/2");
        assertThat(wasAsked(second, "'threadId':'of-pi'")).isTrue();
        assertThat(wasAsked(second, "of-codex")).isFalse();
    }

    @Test
    void aSecondThatIsNotThereHindersNobody() throws AgentUnavailable {
        FakeAgent absent = new FakeAgent("pi", Set.of("of-pi")).unavailable("install it");
        FakeAgent present = new FakeAgent("codex", Set.of());
        Engine other = new Engine(List.of(supervised(present), supervised(absent)),
                new BridgeIdentity("0.1", "an-epoch", List.of("info")), Catalog.codex(), (pause, work) -> {},
                Scene.logs(), new FakeControl(), Shelves.inMemory(InstantSource.system()),
                /* approvalTimeout= */ Optional.empty(), InstantSource.system());
        other.start();
        greet(present, "codex/1");
        CollectingClient client = CollectingClient.initialized(other, "a");
        client.send(PROMPT.formatted("of-pi", ""));
        assertThat(client.received()).singleElement().asString().contains("-32006").contains("install it");
        client.send(PROMPT.formatted("of-codex", ""));
        assertThat(wasAsked(present, "of-codex")).isTrue();
    }

    @Test
    void aThreadInWhichATurnBeginsByItselfIsFollowedAsLongAsItRuns() {
        second.unasked();
        CollectingClient aware = CollectingClient.aware(engine);
        say(second, Scene.status("of-pi", "active"));
        answer(second, "thread/resume", "{'thread':{'id':'of-pi','status':{'type':'active'}}}");
        say(second,
                "{'method':'turn/completed','params':{'threadId':'of-pi','turn':{'id':'t','status':'completed'}}}");
        assertThat(aware.received()).anyMatch(each -> each.contains("'bridge/attention'"))
                .noneMatch(each -> each.contains("'turn/completed'"));
        say(second, Scene.status("of-pi", "idle"));
        assertThat(wasAsked(second, "'thread/unsubscribe'")).isTrue();
        say(first, Scene.status("of-codex", "active"));
        assertThat(wasAsked(first, "'thread/resume'")).isFalse();
    }

    @Test
    void aListIsOfBoth() {
        CollectingClient client = client();
        client.send("{'id':1,'method':'thread/list','params':{'limit':3}}");
        answer(first, "thread/list",
                "{'data':[{'id':'c2','createdAt':30},{'id':'c1','createdAt':10}],'nextCursor':null}");
        assertThat(client.received()).isEmpty();
        answer(second, "thread/list", "{'data':[{'id':'p1','createdAt':20}],'nextCursor':null}");
        assertThat(client.received()).singleElement().asString()
                .containsSubsequence("'id':'c2'", "'id':'p1'", "'id':'c1'", "'nextCursor':null");
    }

    @Test
    void aListLacksWhatTheDeadHad() {
        CollectingClient client = client();
        client.send("{'id':1,'method':'thread/list','params':{}}");
        answer(first, "thread/list", "{'data':[{'id':'c1','createdAt':10}],'nextCursor':null}");
        second.life().die("killed");
        assertThat(client.received()).anyMatch(each -> each.contains("'id':'c1'"));
    }
}
