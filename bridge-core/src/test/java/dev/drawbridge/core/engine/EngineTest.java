package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.FakeAgent;
import dev.drawbridge.core.agent.FakeLife;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineTest {
    private static final String THREAD = "01a1fdce-717a-7e23-9a17-66c40faa1966";
    private static final String SNAPSHOT = "{'thread':{'id':'" + THREAD + "'}}";
    private static final String TURN = "{'method':'turn/started','params':{'threadId':'" + THREAD
            + "','turn':{'id':'t1'}}}";
    private static final String STATUS = "{'method':'thread/status/changed','params':{'threadId':'" + THREAD
            + "','status':{'type':'idle'}},'emittedAtMs':1}";
    private static final String APPROVAL = "{'method':'item/commandExecution/requestApproval','id':0,'params':{'threadId':'"
            + THREAD + "','itemId':'i'}}";

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final FakeAgent agent = new FakeAgent();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Engine engine = new Engine(
            List.of(new Supervised(agent, Supervision.usual(
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(1))))),
            new BridgeIdentity("0.1", "an-epoch", List.of("info")),
            Catalog.codex(), (pause, work) -> {
                if (!pause.equals(BEAT)) {
                    later.add(work);
                }
            },
            Scene.logs(), new FakeControl(), Shelves.inMemory(InstantSource.system()),
            /* approvalTimeout= */ Optional.empty(), InstantSource.system());
    private int readTo;

    @BeforeEach
    void start() throws AgentUnavailable {
        engine.start();
        greet();
        asked(); // the probe
    }

    private void greet() {
        readTo = 0;
        String hello = asked();
        assertThat(hello).endsWith(",'method':'initialize','params':{'clientInfo':{'name':'drawbridge',"
                + "'title':'Drawbridge','version':'0.1'},"
                + "'capabilities':{'experimentalApi':true,'requiredHumanApproval':true}}}");
        say("{'id':" + idOf(hello) + ",'result':{"
                + "'userAgent':'drawbridge/0.169.0 (Debian 12; x86_64) xterm (drawbridge; 0.1)','codexHome':'/h'}}");
        assertThat(asked()).isEqualTo("{'method':'initialized','params':{}}");
        List<String> first = life().written().subList(readTo, life().written().size());
        String probe = first.stream().filter(each -> each.contains("bridge/probe")).findFirst().orElseThrow();
        say("{'error':{'code':-32600,'message':'Invalid request: unknown variant `bridge/probe`,"
                + " expected one of `initialize`'},'id':" + idOf(probe.replace('"', '\'')) + "}");
    }

    private void say(String... lines) {
        String[] quoted = lines.clone();
        for (int i = 0; i < lines.length; i++) {
            quoted[i] = lines[i].replace('\'', '"');
        }
        life().say(quoted);
    }

    private FakeLife life() {
        return agent.life();
    }

    /** What the agent was written next. */
    private String asked() {
        return life().written().get(readTo++).replace('"', '\'');
    }

    private boolean nothingAsked() {
        return readTo == life().written().size();
    }

    private CollectingClient client(String name) {
        return CollectingClient.initialized(engine, name);
    }

    /** One that has introduced itself, without {@code experimentalApi}. */
    private CollectingClient stableClient() {
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        client.received();
        return client;
    }

    /** Lets the client start or resume the thread. */
    private void join(CollectingClient client) {
        client.send("{'id':'join','method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        say("{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}");
        client.received();
    }

    private static String idOf(String request) {
        return request.replaceAll(".*'id':([0-9]+).*", "$1");
    }

    // the handshake

    @Test
    void aClientIsGreetedAsByTheAgentItself() {
        CollectingClient first = new CollectingClient(engine);
        first.send(
                "{'id':'init','method':'initialize','params':{'clientInfo':{'name':'tui','version':'2'}}}");
        assertThat(first.received()).containsExactly("{'id':'init','result':{'userAgent':"
                + "'tui/0.169.0 (Debian 12; x86_64) xterm (tui; 2)','codexHome':'/h'}}");
        CollectingClient second = new CollectingClient(engine);
        second.send("{'id':1,'method':'initialize','params':{'clientInfo':{'name':'phone','version':'3'}}}");
        assertThat(second.received()).containsExactly("{'id':1,'result':{'userAgent':"
                + "'tui/0.169.0 (Debian 12; x86_64) xterm (phone; 3)','codexHome':'/h'}}");
    }

    @Test
    void nothingWorksBeforeTheHandshakeAndItHappensOnce() {
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':1,'method':'thread/list','params':{}}");
        client.send("{'id':2,'method':'nope'}");
        client.send("{'id':3,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        client.send("{'id':4,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        assertThat(client.received()).satisfiesExactly(
                one -> assertThat(one)
                        .isEqualTo("{'error':{'code':-32600,'message':'Not initialized'},'id':1}"),
                two -> assertThat(two).isEqualTo(
                        "{'error':{'code':-32600,'message':'Invalid request: unknown variant `nope`, expected one of `initialize`'},'id':2}"),
                three -> assertThat(three).contains("'result'"),
                four -> assertThat(four)
                        .isEqualTo("{'error':{'code':-32600,'message':'Already initialized'},'id':4}"));
        assertThat(nothingAsked()).isTrue();
    }

    @Test
    void malformedParamsAreRefusedByTheAgentEvenBeforeTheHandshake() {
        CollectingClient client = new CollectingClient(engine);
        for (String params : List.of("", ",'params':null", ",'params':5", ",'params':'x'", ",'params':{}",
                ",'params':{'handle':'x','x':{'threadId':'x'}}")) {
            client.send("{'id':'a','method':'thread/read'" + params + "}");
            String asked = asked();
            assertThat(asked).endsWith(",'method':'thread/read'" + params + "}");
            assertThat(client.received()).isEmpty();
            say("{'error':{'code':-32600,'message':'Invalid request: m'},'id':" + idOf(asked) + "}");
            assertThat(client.received()).containsExactly(
                    "{'error':{'code':-32600,'message':'Invalid request: m'},'id':'a'}");
        }
        assertThat(nothingAsked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'thread/read','params':{'threadId':5}",
        "'thread/read','params':{'threadId':null}",
        "'thread/read','params':{'thread\\u0049d':'x'}", "'thread/read','params':[]",
        "'thread/read','params':['x']", "'thread/start'", "'thread/start','params':5", "'memory/reset'",
        "'account/login/start','params':{'type':'x'}", "'turn/started'"})
    void whatMayBeWellFormedNeverReachesTheAgentBeforeTheHandshake(String request) {
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':1,'method':" + request + "}");
        assertThat(client.received())
                .containsExactly("{'error':{'code':-32600,'message':'Not initialized'},'id':1}");
        assertThat(nothingAsked()).isTrue();
    }

    @Test
    void malformedParamsWaitForTheAgentToBeReady() {
        life().die("killed");
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':1,'method':'thread/read'}");
        later.remove().run();
        client.send("{'id':2,'method':'thread/archive'}");
        assertThat(life().written()).hasSize(1).allMatch(each -> each.contains("initialize"));
        greet();
        assertThat(List.of(asked(), asked(), asked()))
                .anyMatch(each -> each.endsWith(",'method':'thread/read'}"))
                .anyMatch(each -> each.endsWith(",'method':'thread/archive'}"));
        assertThat(client.received()).isEmpty();
    }

    @Test
    void malformedParamsAreRefusedByTheAgentBeforeExperimentalApiIsMissed() {
        CollectingClient client = stableClient();
        client.send("{'id':1,'method':'thread/queue/list','params':{}}");
        assertThat(asked()).endsWith(",'method':'thread/queue/list','params':{}}");
        client.send("{'id':2,'method':'turn/start','params':{'threadId':'x','permissions':'p'}}");
        assertThat(asked()).endsWith(",'params':{'threadId':'x','permissions':'p'}}");
        assertThat(client.received()).isEmpty();
        client.send("{'id':3,'method':'thread/queue/list','params':{'threadId':'x'}}");
        client.send("{'id':4,'method':'thread/queue/list','params':['x']}");
        client.send("{'id':5,'method':'server/diagnostics'}");
        client.send("{'id':6,'method':'turn/start','params':{'input':[],'permissions':'p'}}");
        assertThat(client.received())
                .allMatch(answer -> answer.contains(" requires experimentalApi capability"))
                .hasSize(4);
        assertThat(nothingAsked()).isTrue();
    }

    @Test
    void whatTheAgentIsLeftToRefuseLeavesNoTrace() {
        CollectingClient a = client("a");
        CollectingClient b = new CollectingClient(engine);
        join(a);
        b.send("{'id':1,'method':'thread/realtime/stop','params':{'thread':'" + THREAD + "'}}");
        b.send("{'id':2,'method':'thread/realtime/start','params':{'threadId':'" + THREAD + "'}}");
        b.send("{'id':3,'method':'command/exec','params':{}}");
        b.send("{'id':4,'method':'command/exec','params':{'processId':'p'}}");
        b.send("{'id':5,'method':'process/spawn','params':{'processHandle':'p'}}");
        String[] refused = {asked(), asked(), asked(), asked(), asked()};
        assertThat(refused[2]).endsWith(",'method':'command/exec','params':{}}");
        assertThat(refused[3]).endsWith(",'method':'command/exec','params':{'processId':'p'}}");
        assertThat(refused[4]).endsWith(",'params':{'processHandle':'p'}}");
        a.vanish();
        assertThat(asked()).contains("'thread/unsubscribe'");
        for (String each : refused) {
            say("{'id':" + idOf(each) + ",'result':" + SNAPSHOT + "}");
        }
        b.received();
        say(TURN);
        assertThat(b.received()).isEmpty();
        b.vanish();
        assertThat(nothingAsked()).isTrue();
    }

    @Test
    void noticesOfTheAgentAreRepeatedToEveryClientAfterItsHandshake() {
        say("{'method':'configWarning','params':{'summary':'s'}}",
                "{'method':'remoteControl/status/changed','params':{'status':'old'}}",
                "{'method':'remoteControl/status/changed','params':{'status':'new'}}");
        CollectingClient client = new CollectingClient(engine);
        client.send("{'id':1,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        assertThat(client.received().subList(1, 3)).containsExactly(
                "{'method':'configWarning','params':{'summary':'s'}}",
                "{'method':'remoteControl/status/changed','params':{'status':'new'}}");
    }

    // ids

    @Test
    void everyClientHasItsOwnIds() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        a.send("{'id':7,'method':'thread/list','params':{}}");
        b.send("{ 'params':{},\n 'id':'7', 'method':'thread\\/list' }");
        String first = asked();
        String second = asked();
        assertThat(second).isEqualTo("{ 'params':{},  'id':" + idOf(second) + ", 'method':'thread\\/list' }");
        say("{'id':" + idOf(second) + ",'result':'for b'}", "{'id':" + idOf(first) + ",'result':'for a'}");
        assertThat(a.received()).containsExactly("{'id':7,'result':'for a'}");
        assertThat(b.received()).containsExactly("{'id':'7','result':'for b'}");
    }

    @Test
    void aClientThatSpeaksOfAVersionIsAnsweredWithIt() {
        CollectingClient client = new CollectingClient(engine);
        client.send(
                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        client.send(
                "{'jsonrpc':'2.0','id':2,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        say("{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", TURN, STATUS);
        assertThat(client.received()).hasSize(4).allMatch(message -> message.startsWith("{'jsonrpc':'2.0',"));
    }

    @Test
    void moreRequestsThanTheAgentCanBearWaitAndThenAreRefused() {
        CollectingClient client = client("a");
        int taken = AgentLife.WINDOW + AgentLife.QUEUE;
        for (int i = 0; i < taken; i++) {
            client.send("{'id':" + i + ",'method':'thread/list','params':{}}");
        }
        assertThat(client.received()).isEmpty();
        client.send("{'id':'over','method':'thread/list','params':{}}");
        assertThat(client.received()).containsExactly(
                "{'error':{'code':-32001,'message':'Server overloaded; retry later.'},'id':'over'}");
        int written = life().written().size();
        say("{'id':" + idOf(asked()) + ",'result':{}}");
        assertThat(life().written()).hasSize(written + 1);
    }

    // who is told what

    @Test
    void eventsOfAThreadGoToThoseWhoFollowItAndNewsToAll() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        CollectingClient stranger = new CollectingClient(engine);
        join(a);
        say(TURN, STATUS, TURN);
        assertThat(a.received()).containsExactly(TURN, STATUS, TURN);
        assertThat(b.received()).containsExactly(STATUS);
        assertThat(stranger.received()).isEmpty();
    }

    @Test
    void anAnswerStandsAmongTheEventsWhereTheAgentPutIt() {
        CollectingClient a = client("a");
        join(a);
        a.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "'}}");
        say(TURN, "{'id':" + idOf(asked()) + ",'result':{}}", TURN);
        assertThat(a.received()).containsExactly(TURN, "{'id':1,'result':{}}", TURN);
    }

    @Test
    void oneClientsLeavingLeavesTheOthersAlone() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        join(b);
        a.send("{'id':1,'method':'thread/unsubscribe','params':{'threadId':'"
                + THREAD.toUpperCase(java.util.Locale.ROOT) + "'}}");
        a.send("{'id':2,'method':'thread/unsubscribe','params':{'threadId':'" + THREAD + "'}}");
        assertThat(nothingAsked()).isTrue();
        say(TURN);
        assertThat(a.received()).containsExactly("{'id':1,'result':{'status':'unsubscribed'}}",
                "{'id':2,'result':{'status':'notSubscribed'}}");
        assertThat(b.received()).containsExactly(TURN);
        b.vanish();
        assertThat(asked()).contains("'thread/unsubscribe'");
    }

    @Test
    void whoResumesWhileTheBridgeLeavesComesAfterIt() {
        CollectingClient a = client("a");
        join(a);
        a.vanish();
        String leaving = asked();
        CollectingClient b = client("b");
        b.send("{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        assertThat(nothingAsked()).isTrue();
        say("{'id':" + idOf(leaving) + ",'result':{'status':'unsubscribed'}}");
        assertThat(asked()).contains("'thread/resume'");
    }

    @Test
    void theBridgeStaysAsLongAsATurnRuns() {
        CollectingClient a = client("a");
        join(a);
        say(STATUS.replace("idle", "active"));
        a.vanish();
        assertThat(nothingAsked()).isTrue();
        say(STATUS);
        assertThat(asked()).contains("'thread/unsubscribe'");
    }

    @Test
    void whatAClientDoesNotWantItDoesNotGet() {
        CollectingClient a = new CollectingClient(engine);
        a.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'optOutNotificationMethods':['turn/started']}}}");
        join(a);
        String settings = "{'method':'thread/settings/updated','params':{'threadId':'" + THREAD + "'}}";
        String item = "{'method':'item/started','params':{'threadId':'" + THREAD + "'}}";
        say(item, TURN, item, settings, TURN, STATUS, item);
        assertThat(a.received()).containsExactly(item, item, STATUS, item);
    }

    @Test
    void whatOnlyTheResumerNeedsOnlyTheResumerGets() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        say(TURN);
        b.send("{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        String notice = "{'method':'deprecationNotice','params':{'summary':'s'}}";
        String usage = "{'method':'thread/tokenUsage/updated','params':{'threadId':'" + THREAD + "'}}";
        String goal = "{'method':'thread/goal/cleared','params':{'threadId':'" + THREAD + "'}}";
        say(notice, "{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", usage, goal, usage);
        assertThat(a.received()).containsExactly(TURN, goal, usage);
        assertThat(b.received()).containsExactly(notice, "{'id':1,'result':" + SNAPSHOT + "}", usage, goal,
                usage);
    }

    @Test
    void aRevertKeepsThoseWhoFollow() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        b.send("{'id':1,'method':'thread/revert','params':{'threadId':'" + THREAD + "'}}");
        String unloaded = STATUS.replace("idle", "notLoaded");
        say(unloaded, STATUS, "{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", TURN);
        assertThat(a.received()).containsExactly(unloaded, STATUS, TURN);
        assertThat(b.received()).containsExactly(unloaded, STATUS, "{'id':1,'result':" + SNAPSHOT + "}",
                TURN);
    }

    @Test
    void whoAskedInAnOldWayIsTheOneToBeToldSo() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        a.send("{'id':1,'method':'thread/read','params':{'threadId':'" + THREAD + "','includeTurns':true}}");
        String notice = "{'method':'deprecationNotice','params':{'summary':'s'}}";
        say(notice);
        assertThat(a.received()).containsExactly(notice);
        assertThat(b.received()).isEmpty();
    }

    @Test
    void limitsGoWhereTheUsageWent() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        String usage = "{'method':'thread/tokenUsage/updated','params':{'threadId':'" + THREAD + "'}}";
        String limits = "{'method':'account/rateLimits/updated','params':{}}";
        say(TURN, usage, limits, TURN, limits);
        assertThat(a.received()).containsExactly(TURN, usage, limits, TURN, limits);
        assertThat(b.received()).containsExactly(limits);
    }

    @Test
    void aThreadTheAgentBeginsByItselfIsShownToAll() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        say(TURN);
        assertThat(a.received()).containsExactly(TURN);
        assertThat(b.received()).containsExactly(TURN);
    }

    @Test
    void whatIsLargeIsCompressedOnceForAllWhoTakeThat() {
        CollectingClient a = client("a").deflating();
        CollectingClient b = client("b").deflating();
        CollectingClient c = client("c");
        join(a);
        join(b);
        join(c);
        String large = TURN.replace("'t1'", "'" + "tok ".repeat(1000) + "'");
        String news = STATUS.replace("'idle'", "'idle','note':'" + "x".repeat(5000) + "'");
        say(TURN, large, TURN, news, TURN);
        assertThat(a.received()).containsExactly(TURN, large, TURN, news, TURN);
        assertThat(b.received()).containsExactly(TURN, large, TURN, news, TURN);
        assertThat(c.received()).containsExactly(TURN, large, TURN, news, TURN);
        assertThat(List.of(a.inflatedFrames(), b.inflatedFrames(), c.inflatedFrames())).containsExactly(2, 2,
                0);
    }

    // handles

    @Test
    void twoClientsMayChooseTheSameHandle() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        a.send("{'id':1,'method':'fs/watch','params':{'watchId':'w','path':'/x'}}");
        b.send("{'id':1,'method':'fs/watch','params':{'watchId':'w','path':'/y'}}");
        String watchA = asked();
        String watchB = asked();
        assertThat(watchA).contains("'watchId':'~1~w'");
        say("{'id':" + idOf(watchA) + ",'result':{}}", "{'id':" + idOf(watchB) + ",'result':{}}");
        a.received();
        b.received();
        say("{'method':'fs/changed','params':{'watchId':'~2~w','changedPaths':[]}}");
        assertThat(a.received()).isEmpty();
        assertThat(b.received())
                .containsExactly("{'method':'fs/changed','params':{'watchId':'w','changedPaths':[]}}");
        a.vanish();
        assertThat(asked()).contains("'fs/unwatch','params':{'watchId':'~1~w'}");
        assertThat(nothingAsked()).isTrue();
    }

    @Test
    void anErrorSpeaksOfTheHandleAsTheClientDoes() {
        CollectingClient a = client("a");
        a.send("{'id':1,'method':'process/kill','params':{'processHandle':'h'}}");
        say("{'error':{'code':-32600,'message':'no active process for process handle \\'~1~h\\''},'id':"
                + idOf(asked()) + "}");
        assertThat(a.received()).containsExactly(
                "{'error':{'code':-32600,'message':'no active process for process handle \\'h\\''},'id':1}");
    }

    @Test
    void aNamelessCommandEndsWithItsClient() {
        CollectingClient a = client("a");
        a.send("{'id':1,'method':'command/exec','params':{'command':['sleep']}}");
        assertThat(asked()).endsWith("'params':{'processId':'~1~#1','command':['sleep']}}");
        a.vanish();
        assertThat(asked()).contains("'command/exec/terminate','params':{'processId':'~1~#1'}");
    }

    @Test
    void aCommandThatNeedsANameIsNotGivenOne() {
        CollectingClient a = client("a");
        a.send("{'id':1,'method':'command/exec','params':{'command':['sh'],'tty':true}}");
        assertThat(asked()).endsWith("'params':{'command':['sh'],'tty':true}}");
    }

    @Test
    void aWatchThatBeginsAfterItsClientIsGoneEndsAtOnce() {
        CollectingClient a = client("a");
        a.send("{'id':1,'method':'fs/watch','params':{'watchId':'w','path':'/x'}}");
        String watch = asked();
        a.vanish();
        assertThat(nothingAsked()).isTrue();
        say("{'id':" + idOf(watch) + ",'result':{}}");
        assertThat(asked()).contains("'fs/unwatch'");
    }

    // questions

    @Test
    void theFirstAnswerCountsAndAllLearnOfIt() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        join(b);
        say(APPROVAL);
        assertThat(a.received()).containsExactly(APPROVAL);
        assertThat(b.received()).containsExactly(APPROVAL);
        b.send("{'id':0,'result':{'decision':'accept'}}");
        a.send("{'id':0,'error':{'code':1,'message':'no'}}");
        assertThat(asked()).isEqualTo("{'id':0,'result':{'decision':'accept'}}");
        assertThat(nothingAsked()).isTrue();
        String resolved = "{'method':'serverRequest/resolved','params':{'threadId':'" + THREAD
                + "','requestId':0}}";
        say(resolved);
        assertThat(a.received()).containsExactly(resolved);
    }

    @Test
    void aQuestionNobodySawIsAskedOfWhoeverResumes() {
        CollectingClient a = client("a");
        join(a);
        a.received();
        say(STATUS.replace("idle", "active"));
        a.vanish();
        say(APPROVAL);
        CollectingClient b = client("b");
        CollectingClient c = client("c");
        join(c);
        say(APPROVAL);
        assertThat(c.received()).containsExactly(APPROVAL);
        b.send("{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        say("{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", APPROVAL);
        assertThat(b.received()).containsExactly("{'id':1,'result':" + SNAPSHOT + "}", APPROVAL);
        assertThat(c.received()).isEmpty();
    }

    @Test
    void whoResumesIsAskedEvenWhenSomethingHappensInBetween() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        say(APPROVAL);
        a.received();
        b.send("{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        say("{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", TURN, APPROVAL);
        assertThat(b.received()).containsExactly("{'id':1,'result':" + SNAPSHOT + "}", TURN, APPROVAL);
        assertThat(a.received()).containsExactly(TURN);
    }

    @Test
    void whoWantsNoTurnsTakesNobodysUsage() {
        CollectingClient a = client("a");
        CollectingClient b = client("b");
        join(a);
        b.send("{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD
                + "','excludeTurns':true}}");
        String usage = "{'method':'thread/tokenUsage/updated','params':{'threadId':'" + THREAD + "'}}";
        say("{'id':" + idOf(asked()) + ",'result':" + SNAPSHOT + "}", usage);
        assertThat(a.received()).containsExactly(usage);
    }

    @Test
    void aQuestionThatNobodyCanAnswerIsAnsweredByTheBridge() {
        say("{'method':'account/chatgptAuthTokens/refresh','id':3,'params':{}}");
        assertThat(asked()).startsWith("{'error':{'code':-32603,").endsWith("'id':3}");
    }

    // when things break

    @Test
    void whenTheAgentDiesCallsFailAndTheNextLifeGoesOn() {
        CollectingClient a = client("a");
        join(a);
        say(APPROVAL);
        a.received();
        a.send("{'id':5,'method':'thread/list','params':{}}");
        life().die("killed");
        assertThat(a.received()).containsExactly(
                "{'error':{'code':-32003,'message':'agent restarted'},'id':5}",
                "{'method':'serverRequest/resolved','params':{'threadId':'" + THREAD + "','requestId':0}}");
        assertThat(engine.isReady()).isFalse();
        a.send("{'id':6,'method':'thread/list','params':{}}");
        later.remove().run();
        greet();
        assertThat(engine.isReady()).isTrue();
        List<String> asked = List.of(asked(), asked(), asked());
        assertThat(asked).anyMatch(each -> each.contains("'thread/list'"));
        String resume = asked.stream().filter(each -> each.contains("'thread/resume'")).findFirst()
                .orElseThrow();
        say("{'id':" + idOf(resume) + ",'result':" + SNAPSHOT + "}", TURN, APPROVAL);
        assertThat(a.received()).containsExactly(TURN, APPROVAL.replace("'id':0", "'id':1"));
        assertThat(asked()).contains("'thread/turns/list'");
        a.send("{'id':1,'result':{}}");
        assertThat(asked()).isEqualTo("{'id':0,'result':{}}");
    }

    @Test
    void garbageIsAnsweredAndTheConnectionLivesOn() {
        CollectingClient a = client("a");
        a.send("hello");
        a.send("[]");
        a.sendBinary(new byte[]{1});
        assertThat(a.received()).hasSize(3).allMatch(message -> message.endsWith("'id':null}"));
        a.send("{'id':1,'method':'thread/list'}");
        assertThat(asked()).contains("'thread/list'");
    }

    @Test
    void garbageOfTheAgentDisturbsNobody() {
        CollectingClient a = client("a");
        say("", "oops", STATUS);
        assertThat(a.received()).containsExactly(STATUS);
    }
}
