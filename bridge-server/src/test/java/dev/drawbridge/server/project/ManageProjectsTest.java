package dev.drawbridge.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.project.NamedDirectory;
import dev.drawbridge.core.project.ProjectOptions;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.command.BridgeCommand;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Projects by the command line and over real sockets. */
@Timeout(60)
final class ManageProjectsTest {
    private final Path root;
    private final Map<String, String> environment;
    private Bridge bridge;
    private String out = "";
    private String err = "";

    ManageProjectsTest(@TempDir Path directory) throws Exception {
        root = directory.toRealPath();
        environment = Map.of("DRAWBRIDGE_HOME", root.resolve("home").toString());
        bridge = start(ProjectOptions.NONE);
    }

    private Bridge start(ProjectOptions projects) throws Exception {
        return Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))).withProjects(projects)
                        .withKeeping(Keeping.in(Home.of(environment), StoreOptions.DEFAULT)));
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aDirectoryIsAddedShownAndRemoved(Log log) throws Exception {
        Path web = Files.createDirectories(root.resolve("web"));
        assertThat(project()).isZero();
        assertThat(out).isEmpty();
        assertThat(err).isEqualTo("there is no project yet: 'drawbridge project add DIR' makes one\n");
        assertThat(project("add", web.toString())).isZero();
        assertThat(out).isEqualTo("the project web is " + web + "\n");
        assertThat(project("add", Files.createDirectories(root.resolve("x")).toString(), "--name", "longer"))
                .isZero();
        bridge.close();
        log.expect("the project later is no directory");
        bridge = start(new ProjectOptions(
                List.of(new NamedDirectory("later", root.resolve("a\u0007b"))), Optional.of(root)));
        assertThat(project("list")).isZero();
        assertThat(out.lines().map(line -> line.replaceAll(" +", " "))).containsExactlyInAnyOrder(
                "NAME DIRECTORY FROM", "longer " + root.resolve("x") + " project add",
                "web " + web + " project add",
                "later " + root.resolve("a?b") + " config, not there",
                root.getFileName() + " " + root + " started there");
        assertThat(project("remove", "WEB")).isZero();
        assertThat(out).isEqualTo("web is no project any more: " + web + "\n");
        assertThat(project("remove", "web")).isEqualTo(Exit.FAILED);
        assertThat(err).startsWith(
                "drawbridge project: there is no project 'web': 'drawbridge project list' shows which there are");
        assertThat(project("remove", "later")).isEqualTo(Exit.FAILED);
        assertThat(err).contains("take it out of its config file or command line");
    }

    @Test
    void eachAnswerIsAlsoAnObject() throws Exception {
        assertThat(project("add", "--json", root.toString(), "--name", "it")).isZero();
        assertThat(json().at("/project/name").asText()).isEqualTo("it");
        assertThat(json().path("kept").asBoolean()).isTrue();
        assertThat(project("--json")).isZero();
        assertThat(json().toString()).isEqualTo("{\"name\":\"it\",\"path\":\"" + root
                + "\",\"source\":\"added\",\"exists\":true}");
        assertThat(project("remove", "--json", "it")).isZero();
        assertThat(json().path("path").asText()).isEqualTo(root.toString());
        assertThat(project("--json")).isZero();
        assertThat(out + err).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws IOException {
        assertThat(project("add", root.resolve("gone").toString())).isEqualTo(Exit.FAILED);
        assertThat(err).isEqualTo("drawbridge project: There is no " + root.resolve("gone")
                + " on the bridge's machine: make it first, or name another\n");
        assertThat(project("add", "/")).isEqualTo(Exit.FAILED);
        assertThat(err).contains("/ is everything there is");
        assertThat(project("add", root.toString(), "--name", "a b")).isEqualTo(Exit.FAILED);
        assertThat(project("remove")).isEqualTo(Exit.MISUSED);
        bridge.close();
        assertThat(project("list")).isEqualTo(Exit.NO_BRIDGE);
        assertThat(err).contains("start one with 'drawbridge serve'");
    }

    @Test
    void aDeviceStartsThreadsInProjectsAndLooksAtThemAndNoMore() throws Exception {
        Path web = Files.createDirectories(root.resolve("web"));
        assertThat(project("add", web.toString())).isZero();
        try (CodexClient owner = enter(Map.of());
                CodexClient phone = enter(Map.of("Authorization", "Bearer " + token(owner)))) {
            JsonNode refused = phone.exchange("thread/start", Map.of("cwd", root.toString()));
            assertThat(refused.at("/error/code").asInt()).isEqualTo(-32004);
            assertThat(refused.at("/error/data/projects").toString()).isEqualTo("[\"web\"]");
            assertThat(phone.exchange("thread/start", Map.of()).at("/error/code").asInt()).isEqualTo(-32004);
            String thread = phone.startThread(Map.of("cwd", web.toString()));
            assertThat(
                    phone.exchange("turn/start", Map.of("threadId", thread, "cwd", "/", "input", List.of()))
                            .at("/error/code").asInt())
                    .isEqualTo(-32004);
            phone.startTurn(thread, "hello");
            assertThat(owner.exchange("thread/start", Map.of()).has("result")).isTrue();
            assertThat(phone.request("bridge/projects/list", Map.of()).at("/projects/0/path").asText())
                    .isEqualTo(web.toString());
            for (String method : List.of("bridge/projects/add", "bridge/projects/remove")) {
                assertThat(
                        phone.exchange(method, Map.of("path", "/tmp", "name", "web")).at("/error/data/scope")
                                .asText())
                        .isEqualTo("admin");
            }
            owner.request("bridge/projects/remove", Map.of("name", "web"));
            assertThat(
                    phone.exchange("thread/start", Map.of("cwd", web.toString())).at("/error/code").asInt())
                    .isEqualTo(-32004);
            phone.startTurn(thread, "and on");
            JsonNode audit = owner.request("bridge/audit/list", Map.of());
            assertThat(audit.toString()).contains("\"projectAdded\"", "\"projectRemoved\"", web.toString());
        }
    }

    private static String token(CodexClient owner) {
        return owner.request("bridge/devices/add",
                Map.of("name", "Phone", "scopes",
                        List.of("observe", "prompt", "approve", "files", "terminal")))
                .path("token").asText();
    }

    private CodexClient enter(Map<String, String> headers) {
        CodexClient client = Codex.connect(URI.create(bridge.url()), headers);
        client.initialize();
        return client;
    }

    private JsonNode json() throws Exception {
        assertThat(out.lines()).hasSize(1);
        return new ObjectMapper().readTree(out);
    }

    private int project(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = new CommandLine(new ManageProjects(environment), factory()).setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained)).execute(arguments);
        out = said.toString();
        err = complained.toString();
        return code;
    }

    /** Makes commands that find the test's bridge. */
    private IFactory factory() {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return BridgeCommand.class.isAssignableFrom(type)
                        ? type.getDeclaredConstructor(Map.class).newInstance(environment)
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }
}
