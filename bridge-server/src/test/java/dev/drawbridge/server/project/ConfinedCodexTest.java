package dev.drawbridge.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.codex.AttachedCodex;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.project.NamedDirectory;
import dev.drawbridge.core.project.ProjectOptions;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSocket;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a real Codex works for a device that is no admin: where the bridge says that it may, and nowhere else. */
@RealAgents(Partner.CODEX)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ConfinedCodexTest {
    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(model);
    private final Path web;
    private final Path out;

    ConfinedCodexTest(@TempDir Path directory) throws IOException {
        Path root = directory.toRealPath();
        web = Files.createDirectories(root.resolve("web"));
        out = Files.createDirectories(root.resolve("out"));
        Files.createSymbolicLink(out.resolve("in"), web);
    }

    @AfterEach
    void close() {
        home.close();
        model.close();
    }

    private Bridge bridge(Agent agent, NamedDirectory... projects) throws Exception {
        Bridge begun = Bridge.start(Bridge.Crew.of(agent), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withProjects(new ProjectOptions(List.of(projects), Optional.empty())));
        begun.birth().orTimeout(30, TimeUnit.SECONDS).join();
        return begun;
    }

    private CodexAgent codex() {
        return new CodexAgent(CodexOptions.NONE.withBinary(home.command().line().getFirst())
                .withDirectory(home.workspace()), home.command().environment());
    }

    @Test
    void itWorksInTheProjectThatWasMeantAndAThreadOutsideGoesOn() throws Exception {
        try (Bridge bridge = bridge(codex(), new NamedDirectory("web", web));
                CodexClient owner = enter(bridge, "");
                CodexClient phone = enter(bridge, token(owner))) {
            String outside = owner.startThread(Map.of("cwd", out.toString()));
            owner.startTurn(outside, "SAY: first");
            owner.awaitTurn();

            assertThat(cwd(phone.request("thread/start", Map.of("cwd", out.resolve("in").toString()))))
                    .isIn(web, out.resolve("in"));
            assertThat(cwd(phone.request("thread/resume", Map.of("threadId", outside)))).isEqualTo(out);
            phone.startTurn(outside, "SAY: second");
            assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(cwd(phone.request("thread/fork", Map.of("threadId", outside)))).isEqualTo(out);
            assertThat(cwd(phone.request("thread/fork", Map.of("threadId", outside, "cwd", web.toString()))))
                    .isEqualTo(web);
            for (String method : List.of("thread/fork", "thread/resume", "thread/settings/update")) {
                assertRefused(phone.exchange(method, Map.of("threadId", outside, "cwd", out.toString())));
            }
            assertRefused(phone.exchange("turn/start",
                    Map.of("threadId", outside, "cwd", out.toString(), "input", List.of())));
            assertRefused(phone.exchange("thread/start", Map.of()));
        }
    }

    @Test
    void ofTwoDirectoriesItTakesNoOtherThanTheBridgeHasLookedAt() throws Exception {
        try (Bridge bridge = bridge(codex(), new NamedDirectory("web", web));
                CodexClient owner = enter(bridge, "");
                CodexClient phone = enter(bridge, token(owner))) {
            phone.wire().send("{\"id\":\"twice\",\"method\":\"thread/start\",\"params\":{\"cwd\":\"" + out
                    + "\",\"cwd\":\"" + web + "\"}}");
            JsonNode answer = phone.wire().await("the answer",
                    message -> message.path("id").asText().equals("twice"));
            assertThat(answer.has("error") || cwd(answer.path("result")).equals(web)).isTrue();
        }
    }

    @Test
    void aDirectoryThatBecomesALinkAfterwardsLeadsNobodyOut() throws Exception {
        Path place = Files.createDirectories(web.resolve("later"));
        try (Bridge bridge = bridge(codex(), new NamedDirectory("web", web));
                CodexClient owner = enter(bridge, "");
                CodexClient phone = enter(bridge, token(owner))) {
            String thread = phone.startThread(Map.of("cwd", place.toString()));
            phone.startTurn(thread, "SAY: inside");
            phone.awaitTurn();
            Files.delete(place);
            Files.createSymbolicLink(place, out);
            assertRefused(
                    phone.exchange("turn/start", Map.of("threadId", thread, "input", List.of())));
            phone.request("thread/settings/update", Map.of("threadId", thread, "cwd", web.toString()));
            owner.request("thread/resume", Map.of("threadId", thread));
            owner.startTurn(thread, "SAY: an owner goes anywhere");
            assertThat(owner.awaitTurn().path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void whatAThreadHasForADirectoryThatNamesNoneIsTheAgentsOwn() throws Exception {
        Path workspace = home.workspace().toRealPath();
        try (Bridge bridge = bridge(codex(), new NamedDirectory("work", workspace));
                CodexClient owner = enter(bridge, "");
                CodexClient phone = enter(bridge, token(owner))) {
            assertThat(cwd(phone.request("thread/start", Map.of()))).isEqualTo(workspace);
        }
    }

    @Test
    void whereACodexThatRunsAlreadyWorksNobodyKnows() throws Exception {
        try (CodexSocket running = CodexSocket.start(home);
                Bridge bridge = bridge(new AttachedCodex(new Address.Unix(running.path()), Optional.empty()),
                        new NamedDirectory("work", home.workspace()), new NamedDirectory("web", web));
                CodexClient owner = enter(bridge, "");
                CodexClient phone = enter(bridge, token(owner))) {
            assertRefused(phone.exchange("thread/start", Map.of()));
            assertThat(cwd(phone.request("thread/start", Map.of("cwd", web.toString())))).isEqualTo(web);
        }
    }

    private static void assertRefused(JsonNode answer) {
        assertThat(answer.at("/error/code").asInt()).as(answer.toString()).isEqualTo(-32004);
        assertThat(answer.at("/error/data/projects").isArray()).isTrue();
    }

    private static Path cwd(JsonNode opened) {
        return Path.of(opened.path("cwd").asText());
    }

    private static String token(CodexClient owner) {
        return owner.request("bridge/devices/add",
                Map.of("name", "Phone", "scopes", List.of("observe", "prompt", "approve", "files")))
                .path("token").asText();
    }

    private static CodexClient enter(Bridge bridge, String token) {
        CodexClient client = Codex.connect(URI.create(bridge.url()),
                token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token));
        client.initialize(Map.of("experimentalApi", true));
        return client;
    }
}
