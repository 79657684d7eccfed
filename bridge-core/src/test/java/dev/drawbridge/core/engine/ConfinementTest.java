package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.NoLedger;
import dev.drawbridge.core.project.NamedDirectory;
import dev.drawbridge.core.project.ProjectOptions;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that may not do everything have agents work in projects only. */
@Timeout(30)
final class ConfinementTest {
    private static final Scopes PROMPTING = Scopes.of(AccessScope.PROMPT);
    private static final Scopes ALL_BUT_ADMIN = Scopes.of(AccessScope.OBSERVE, AccessScope.PROMPT,
            AccessScope.APPROVE, AccessScope.FILES, AccessScope.TERMINAL);

    @TempDir
    private Path temporary;

    private Path root = Path.of("");
    private Scene scene = Scene.begun();

    @BeforeEach
    void twoProjects() throws IOException {
        root = temporary.toRealPath();
        Path web = Files.createDirectories(root.resolve("web"));
        Files.createDirectories(web.resolve("src"));
        Path api = Files.createDirectories(root.resolve("api"));
        Files.createDirectories(root.resolve("out"));
        Files.createSymbolicLink(web.resolve("link"), root.resolve("out"));
        scene = Scene.greeted(new Projects(new NoLedger<>(), new ProjectOptions(
                List.of(new NamedDirectory("web", web), new NamedDirectory("api", api)), Optional.empty()),
                () -> Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/start", "thread/fork", "thread/resume", "turn/start",
        "thread/settings/update"})
    void inAProjectItTakesNoMoreThanTheMethod(String method) {
        CollectingClient client = client(PROMPTING);
        ask(client, method, "'cwd':'" + root + "/web/src'");
        assertThat(client.received()).isEmpty();
        assertThat(scene.asked()).contains(method, root + "/web/src");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/start", "thread/fork", "thread/resume", "turn/start",
        "thread/settings/update"})
    void outsideOfProjectsItIsForAdmins(String method) {
        CollectingClient client = client(ALL_BUT_ADMIN);
        ask(client, method, "'cwd':'" + root + "/out'");
        assertThat(client.received()).singleElement().asString().contains("'code':-32004",
                "'data':{'scope':'admin','projects':['api','web']}", "bridge/projects/list");
        assertThat(scene.nothingAsked()).isTrue();
        for (Scopes scopes : List.of(Scopes.OWNER, Scopes.of(AccessScope.PROMPT, AccessScope.ADMIN))) {
            CollectingClient admin = client(scopes);
            admin.send(request(method, "'cwd':'" + root + "/out'"));
            assertThat(admin.received()).isEmpty();
            assertThat(scene.asked()).contains(method);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'cwd':'ROOT/web/link'", "'cwd':'ROOT/web/gone'", "'cwd':'ROOT/web/..'",
        "'cwd':'ROOT/web/../web'", "'cwd':'ROOT/web/link/../web'", "'cwd':'web'", "'cwd':'.'", "'cwd':''",
        "'cwd':'~'", "'cwd':'/'", "'cwd':'ROOT/WEB'", "'cwd':'ROOT/web\\u0000'", "'cwd':'ROOT/web\\u0000/x'",
        "'cwd':7", "'cwd':['ROOT/web']", "'cwd':{'path':'ROOT/web'}", "'cwd':false",
        "'cwd':'ROOT/web','cwd':'ROOT/out'", "'cwd':'ROOT/web','c\\u0077d':'ROOT/out'",
        "'cwd':'ROOT/web','cwd':null,'cwd':'ROOT/out'", "'\\u0063wd':'ROOT/out'",
        "'cwd':'ROOT\\/\\u006fut'"})
    void whatLeadsOutOfProjectsIsFoundOut(String member) {
        for (String method : List.of("turn/start", "thread/start", "thread/fork")) {
            CollectingClient client = client(ALL_BUT_ADMIN);
            ask(client, method, member.replace("ROOT", root.toString()));
            assertThat(client.received()).as(method).singleElement().asString().contains("'code':-32004");
            assertThat(scene.nothingAsked()).as(method).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'cwd':'ROOT/web/'", "'cwd':'ROOT//web/src'", "'c\\u0077d':'ROOT\\/web'",
        "'cwd':'ROOT/out','cwd':'ROOT/web'"})
    void whatLeadsIntoAProjectIsLetThrough(String member) {
        CollectingClient client = client(PROMPTING);
        ask(client, "thread/start", member.replace("ROOT", root.toString()));
        assertThat(scene.asked()).contains("thread/start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'cwd':null}", "[]", "null"})
    void whoNamesNoDirectoryMeansTheAgentsOwn(String params) {
        CollectingClient client = client(ALL_BUT_ADMIN);
        String request = "{'id':1,'method':'thread/start','params':" + params + "}";
        client.send(request);
        scene.doLater();
        assertThat(client.received()).singleElement().asString().contains("'code':-32004",
                "the agent's own directory is in none", "'projects':['api','web']");
        scene.agent.in(root.resolve("out"));
        client.send(request);
        scene.doLater();
        assertThat(client.received()).singleElement().asString().contains("'code':-32004");
        assertThat(scene.nothingAsked()).isTrue();
        scene.agent.in(root.resolve("web"));
        client.send(request);
        scene.doLater();
        assertThat(client.received()).noneMatch(message -> message.contains("-32004"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/resume", "turn/start", "thread/fork"})
    void aThreadThatStandsOutsideGoesOnThere(String method) {
        CollectingClient client = client(PROMPTING);
        ask(client, method, "'model':'m'");
        assertThat(client.received()).isEmpty();
        assertThat(scene.asked()).contains(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn/start", "review/start", "thread/queue/add", "thread/queue/start",
        "thread/goal/set", "thread/realtime/start"})
    void aThreadInAProjectGoesOnOnlyWhileItsDirectoryLeadsThere(String method) throws IOException {
        Path place = Files.createDirectories(root.resolve("web/there"));
        CollectingClient client = client(PROMPTING);
        scene.resume(client, THREAD);
        scene.answer(scene.asked(), "{'thread':{'id':'" + THREAD + "','cwd':'" + place + "'}}");
        client.received();
        ask(client, method, "'x':1");
        assertThat(scene.asked()).contains(method);

        Files.delete(place);
        ask(client, method, "'x':1");
        assertThat(scene.asked()).as("what is gone leads nowhere").contains(method);

        Files.createSymbolicLink(place, root.resolve("out"));
        ask(client, method, "'x':1");
        assertThat(client.received()).singleElement().asString().contains("'code':-32004",
                "leads out of them by now");
        assertThat(scene.nothingAsked()).isTrue();
        CollectingClient owner = client(Scopes.OWNER);
        ask(owner, method, "'x':1");
        assertThat(scene.asked()).contains(method);
    }

    @Test
    void whoSaysWhereAnewIsNotHeldByWhereAThreadStood() throws IOException {
        Path place = Files.createSymbolicLink(root.resolve("web/there"), root.resolve("out"));
        CollectingClient client = client(PROMPTING);
        scene.resume(client, THREAD);
        scene.answer(scene.asked(), "{'thread':{'id':'" + THREAD + "','cwd':'" + place + "'}}");
        client.received();
        ask(client, "turn/start", "'cwd':'" + root + "/web'");
        assertThat(scene.asked()).contains("turn/start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/start", "turn/start", "thread/settings/update", "turn/settings/update"})
    void environmentsSayWhereToo(String method) {
        for (String environments : List.of(
                "[{'environmentId':'e','cwd':'ROOT/web'},{'environmentId':'e','cwd':'ROOT/out'}]",
                "[{'environmentId':'e'}]", "[{'environmentId':'e','cwd':null}]", "{'cwd':'ROOT/out'}", "[7]",
                "[{'environmentId':'e','cwd':'ROOT/web','cwd':'ROOT/out'}]")) {
            CollectingClient client = client(ALL_BUT_ADMIN);
            ask(client, method,
                    ("'cwd':'ROOT/web','environments':" + environments).replace("ROOT", root.toString()));
            assertThat(client.received()).as(environments).singleElement().asString()
                    .contains("'code':-32004");
            assertThat(scene.nothingAsked()).as(environments).isTrue();
        }
        CollectingClient client = client(ALL_BUT_ADMIN);
        ask(client, method,
                "'cwd':'ROOT/web','environments':[{'environmentId':'e','cwd':'ROOT/api'}]".replace("ROOT",
                        root.toString()));
        assertThat(scene.asked()).contains(method);
    }

    @Test
    void paramsByPositionNameNoDirectory() {
        CollectingClient client = client(ALL_BUT_ADMIN);
        client.send(
                "{'id':1,'method':'thread/settings/update','params':['" + THREAD + "','" + root + "/web']}");
        client.send(
                "{'id':2,'method':'turn/settings/update','params':['" + THREAD + "','" + root + "/web']}");
        scene.doLater();
        assertThat(client.received()).hasSize(2).allMatch(message -> message.contains("-32004"));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whoIsNoAdminReadsAThreadFromNoFileOfHisOwn() {
        for (String member : List.of("'path':'" + root + "/web/x.jsonl'", "'history':[{'type':'message'}]")) {
            CollectingClient client = client(ALL_BUT_ADMIN);
            ask(client, "thread/resume", member);
            assertThat(client.received()).singleElement().asString().contains("-32004", "'scope':'admin'");
        }
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whatIsAskedMeanwhileKeepsItsPlace() {
        CollectingClient client = client(PROMPTING);
        client.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "','cwd':'" + root
                + "/web','input':[]}}");
        client.send("{'id':2,'method':'turn/interrupt','params':{'threadId':'" + THREAD + "','turnId':'u'}}");
        client.send("{'id':3,'method':'thread/start','params':{'cwd':'" + root + "/api'}}");
        client.send("{'id':4,'method':'thread/list','params':{}}");
        CollectingClient owner = client(Scopes.OWNER);
        owner.send("{'id':1,'method':'model/list','params':{}}");
        scene.doLater();
        assertThat(scene.asked()).contains("model/list");
        assertThat(scene.asked()).contains("turn/start");
        assertThat(scene.asked()).contains("turn/interrupt");
        assertThat(scene.asked()).contains("thread/start");
        assertThat(scene.asked()).contains("thread/list");
    }

    @Test
    void whatIsHeldIsLookedAtAgainWhenItsTimeComes() throws IOException {
        CollectingClient client = client(PROMPTING);
        Path place = Files.createDirectories(root.resolve("web/there"));
        client.send("{'id':1,'method':'thread/start','params':{'cwd':'" + root + "/web'}}");
        client.send("{'id':2,'method':'thread/start','params':{'cwd':'" + place + "'}}");
        Files.delete(place);
        Files.createSymbolicLink(place, root.resolve("out"));
        scene.doLater();
        assertThat(scene.asked()).contains("thread/start", root + "/web'");
        assertThat(client.received()).singleElement().asString().contains("-32004", "'id':2");
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whoHasLeftMeanwhileIsForgotten() {
        CollectingClient client = client(PROMPTING);
        client.send("{'id':1,'method':'thread/start','params':{'cwd':'" + root + "/web'}}");
        client.vanish();
        scene.doLater();
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whereThereAreNoProjectsItIsSaidHowToMakeOne() {
        Scene bare = Scene.greeted();
        CollectingClient client = CollectingClient.initialized(bare.engine, "a", PROMPTING);
        client.send("{'id':1,'method':'thread/start','params':{'cwd':'" + root + "/web'}}");
        bare.doLater();
        assertThat(client.received()).singleElement().asString().contains("drawbridge project add DIR",
                "'projects':[]");
    }

    private CollectingClient client(Scopes scopes) {
        return CollectingClient.initialized(scene.engine, "a", scopes);
    }

    private void ask(CollectingClient client, String method, String member) {
        client.send(request(method, member));
        scene.doLater();
    }

    private static String request(String method, String member) {
        return "{'id':1,'method':'" + method + "','params':{'threadId':'" + THREAD + "'," + member + "}}";
    }
}
