package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.NoLedger;
import dev.drawbridge.core.project.ProjectOptions;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.AccessTable;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody does more than its device may. */
final class AllowanceTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final AccessTable TABLE = AccessTable.read();
    private static final String ASKS = "{'id':7,'method':'item/commandExecution/requestApproval','params':{'threadId':'"
            + THREAD + "','turnId':'u','itemId':'i','command':'ls'}}";

    private final Scene scene = Scene.greeted(
            new Projects(new NoLedger<>(), new ProjectOptions(List.of(), Optional.of(HERE)),
                    () -> Instant.EPOCH));

    @BeforeEach
    void theAgentWorksInAProject() {
        scene.agent.in(HERE);
    }

    static Stream<Scopes> sets() {
        return Stream.concat(Stream.of(Scopes.VIEWER, Scopes.OPERATOR, Scopes.OWNER),
                Stream.of(AccessScope.values()).map(Scopes::of));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyMethodIsDoneForThoseWhoMayAndRefusedToAllOthers(Scopes scopes) {
        List<String> methods = Stream
                .concat(Catalog.codex().methods().stream()
                        .filter(method -> method.kind() == Kind.CLIENT_REQUEST).map(Method::name),
                        Stream.concat(TABLE.methods().stream().filter(name -> name.startsWith("bridge/")),
                                Stream.of("bridge/unheard-of", "newer/method")))
                .filter(name -> !name.equals("initialize")).toList();
        for (String method : methods) {
            CollectingClient client = CollectingClient.initialized(scene.engine, "a", scopes);
            client.send("{'id':1,'method':'" + method + "','params':{}}");
            scene.doLater();
            List<String> told = client.received();
            AccessScope needed = TABLE.of(method).scope();
            if (scopes.include(needed)) {
                assertThat(told).as(method).noneMatch(message -> message.contains("-32004"));
            } else {
                assertThat(told).as(method).singleElement().asString().contains("'code':-32004",
                        "'data':{'scope':'" + needed.word() + "'}");
                assertThat(scene.nothingAsked()).as(method).isTrue();
                assertThat(scene.control.calls).as(method).isEmpty();
            }
            scene.skipWritten();
            scene.control.calls.clear();
            client.vanish();
        }
    }

    @Test
    void beforeTheHandshakeThereIsNoMoreThanAfterIt() {
        CollectingClient client = new CollectingClient(scene.engine, Scopes.VIEWER);
        client.send("{'id':1,'method':'command/exec','params':{'command':['id']}}");
        client.send("{'id':2,'method':'thread/shellCommand'}");
        assertThat(client.received()).hasSize(2).allMatch(message -> message.contains("-32004"));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"turn/start|'approvalPolicy':'never'|approve",
        "turn/start|'sandboxPolicy':{'type':'dangerFullAccess'}|approve",
        "turn/start|'sandbox\\u0050olicy':{'type':'dangerFullAccess'}|approve",
        "turn/start|'sandboxPolicy':null,'sandboxPolicy':{'type':'dangerFullAccess'}|approve",
        "thread/start|'sandbox':'danger-full-access'|approve",
        "thread/start|'approvalsReviewer':'agent'|approve",
        "thread/start|'config':{'mcp_servers.x.command':'sh'}|admin",
        "thread/fork|'path':'/etc/passwd'|admin", "thread/resume|'path':'/etc/passwd'|admin",
        "thread/settings/update|'permissions':':danger-full-access'|approve"})
    void whatParamsSayMayTakeMoreThanTheMethod(String method, String member, String scope) {
        Scopes prompting = Scopes.of(AccessScope.PROMPT);
        CollectingClient client = CollectingClient.initialized(scene.engine, "a", prompting);
        client.send("{'id':1,'method':'" + method + "','params':{'threadId':'" + THREAD + "'," + member
                + "}}");
        assertThat(client.received()).singleElement().asString().contains("-32004",
                "'scope':'" + scope + "'");
        assertThat(scene.nothingAsked()).isTrue();
        CollectingClient owner = CollectingClient.initialized(scene.engine, "a", Scopes.OWNER);
        owner.send("{'id':1,'method':'" + method + "','params':{'threadId':'" + THREAD + "'," + member
                + "}}");
        assertThat(owner.received()).noneMatch(message -> message.contains("-32004"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'approvalPolicy':null", "'config':{}", "'sandbox':null,'config':null",
        "'model':'gpt'"})
    void whatSaysNothingTakesNothing(String member) {
        CollectingClient client = CollectingClient.initialized(scene.engine, "a",
                Scopes.of(AccessScope.PROMPT));
        client.send("{'id':1,'method':'thread/start','params':{" + member + "}}");
        scene.doLater();
        assertThat(scene.asked()).contains("thread/start");
    }

    @Test
    void paramsByPositionHideNothing() {
        CollectingClient client = CollectingClient.initialized(scene.engine, "a",
                Scopes.of(AccessScope.PROMPT));
        client.send("{'id':1,'method':'turn/settings/update','params':['" + THREAD + "','u']}");
        assertThat(client.received()).singleElement().asString().contains("-32004");
        assertThat(scene.nothingAsked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'additionalPermissions':{}", ",'kind':'humanCommand'"})
    void onlyThoseAreAskedWhoMayAnswerWheneverTheyCome(String kind) {
        String asks = ASKS.replace("'command':'ls'", "'command':'ls'" + kind);
        CollectingClient viewer = person("viewer", Scopes.VIEWER);
        CollectingClient operator = person("operator", Scopes.OPERATOR);
        follow(viewer);
        follow(operator);
        scene.say(asks);
        CollectingClient lateViewer = person("late viewer", Scopes.VIEWER);
        CollectingClient lateOperator = person("late operator", Scopes.OPERATOR);
        follow(lateViewer);
        follow(lateOperator);
        scene.say(asks);
        assertThat(questions(viewer)).isZero();
        assertThat(questions(lateViewer)).isZero();
        assertThat(questions(operator)).isEqualTo(1);
        assertThat(questions(lateOperator)).isEqualTo(1);
    }

    @Test
    void whoMayNotAnswerIsNotCountedAmongThoseWhoCould() {
        CollectingClient viewer = person("viewer", Scopes.VIEWER);
        CollectingClient operator = person("operator", Scopes.OPERATOR);
        follow(viewer);
        follow(operator);
        scene.say("{'id':7,'method':'currentTime/read','params':{'threadId':'" + THREAD + "'}}");
        assertThat(operator.received()).anyMatch(message -> message.contains("currentTime/read"));
        assertThat(viewer.received()).noneMatch(message -> message.contains("currentTime/read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'result':{'decision':'accept'}", "'error':{'code':1,'message':'no'}"})
    void theAnswerOfWhoMayNotAnswerIsNone(String answer) {
        CollectingClient viewer = person("viewer", Scopes.VIEWER);
        CollectingClient operator = person("operator", Scopes.OPERATOR);
        follow(viewer);
        follow(operator);
        scene.skipWritten();
        scene.say(ASKS);
        String asked = operator.received().stream()
                .filter(message -> message.contains("requestApproval")).findFirst().orElseThrow();
        String id = asked.replaceAll(".*'id':(\\d+).*", "$1");
        viewer.send("{'id':" + id + "," + answer + "}");
        assertThat(scene.nothingAsked()).isTrue();
        operator.send("{'id':" + id + ",'result':{'decision':'decline'}}");
        assertThat(scene.written()).anyMatch(line -> line.contains("decline"));
    }

    private CollectingClient person(String name, Scopes scopes) {
        CollectingClient client = new CollectingClient(scene.engine, scopes);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'" + name
                + "','version':'1'},'capabilities':{'experimentalApi':true,'requiredHumanApproval':true}}}");
        client.received();
        return client;
    }

    private static long questions(CollectingClient client) {
        return client.received().stream().filter(message -> message.contains("requestApproval")).count();
    }

    private void follow(CollectingClient client) {
        scene.resume(client, THREAD);
        scene.answer(scene.asked(), Scene.snapshot(THREAD));
    }
}
