package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.pi.story.TurnStatus;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.partners.pi.Pi;
import dev.drawbridge.partners.pi.PiClient;
import dev.drawbridge.partners.pi.PiHome;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class RealPiTest {
    private static final Map<String, ?> EAGER = Map.of("compaction", Map.of("keepRecentTokens", 1), "retry",
            Map.of("enabled", true, "maxRetries", 2, "baseDelayMs", 10));
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Known known = new Known();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsToldLiveIsWhatTheFileTells(Partner version) throws IOException {
        known.marks.add("begin:c1");
        try (var model = FakeModel.start();
                var home = PiHome.of(model, EAGER);
                var pi = Pi.onStdio(home, version)) {
            Run run = new Run(pi, version);
            run.whole("TOKENS:5 THINK:2");
            run.whole("""
                    RUN: echo hi; exit 3
                    CALL: write {"path":"a.txt","content":"one\\ntwo\\n"}
                    CALL: edit {"path":"a.txt","edits":[{"oldText":"two","newText":"2"}]}
                    CALL: read {"path":"a.txt"}
                    CALL: read {"path":"none"}""");
            pi.command("prompt", Map.of("message", "look", "images",
                    List.of(Map.of("type", "image", "data", PIXEL, "mimeType", "image/png"))));
            run.end();
            model.next(Step.refuse(400));
            run.whole("fail");
            model.next(Step.text("part"), Step.fail("overloaded", "Overloaded"));
            pi.prompt("SAY: again");
            run.ends(version == Partner.PI ? 1 : 2);
            pi.command("bash", Map.of("command", "echo mine"));
            pi.prompt("TOKENS:1000 DELAY:20");
            pi.wire().await("a delta",
                    message -> message.at("/assistantMessageEvent/type").asText().equals("text_delta")
                            && message.at("/assistantMessageEvent/delta").asText().startsWith("tok7"));
            pi.command("abort");
            run.end();
            pi.prompt("RUN: sleep 1\nTOKENS:2");
            pi.await("tool_execution_start");
            pi.command("steer", Map.of("message", "hurry"));
            run.end();
            pi.prompt("RUN: sleep 30");
            pi.wire().await("the start of sleep", message -> message.path("type").asText()
                    .equals("tool_execution_start") && message.toString().contains("sleep 30"));
            pi.command("abort");
            run.end();
            model.next(Step.text("a summary")).next(Step.text("and of the turn"));
            pi.command("compact");
            run.whole("last");
            String id = pi.command("get_state").path("sessionId").asText();

            Sessions sessions = sessions(home);
            Story told = sessions.story(sessions.find(id).orElseThrow());
            Story live = live(pi, home.workspace().toString());
            assertThat(timeless(told)).isEqualTo(timeless(live));
            assertThat(told.turns()).extracting(StoryTurn::status).containsExactly(TurnStatus.COMPLETED,
                    TurnStatus.COMPLETED, TurnStatus.COMPLETED, TurnStatus.FAILED, TurnStatus.COMPLETED,
                    TurnStatus.COMPLETED, TurnStatus.INTERRUPTED, TurnStatus.COMPLETED,
                    TurnStatus.INTERRUPTED,
                    TurnStatus.COMPLETED, TurnStatus.COMPLETED);
            checkTools(told.turns().get(1));
            assertThat(told.turns().get(2).items().getFirst().at("/content/1/url").asText())
                    .isEqualTo("data:image/png;base64," + PIXEL);
            assertThat(told.turns().get(7).items()).extracting(item -> item.path("type").asText())
                    .containsExactly("userMessage", "commandExecution", "userMessage", "agentMessage");
            assertThat(sessions.list(ListQuery.of(Json.object(Map.of()))).found()).singleElement()
                    .satisfies(file -> {
                        assertThat(file.preview()).isEqualTo("TOKENS:5 THINK:2");
                        assertThat(file.model()).isEqualTo("pi/fake/fake-1");
                    });
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static void checkTools(StoryTurn turn) {
        List<ObjectNode> items = turn.items();
        assertThat(items).extracting(item -> item.path("type").asText()).containsExactly("userMessage",
                "commandExecution", "fileChange", "fileChange", "dynamicToolCall", "dynamicToolCall",
                "agentMessage");
        assertThat(items.get(1).path("exitCode").asInt()).isEqualTo(3);
        assertThat(items.get(1).path("aggregatedOutput").asText().strip()).isEqualTo("hi");
        assertThat(items.get(2).at("/changes/0/diff").asText()).isEqualTo("one\ntwo\n");
        assertThat(items.get(3).at("/changes/0/diff").asText()).startsWith("@@ -1,")
                .contains("\n one\n-two\n+2\n");
        assertThat(items).extracting(item -> item.path("status").asText("")).containsExactly("", "failed",
                "completed", "completed", "completed", "failed", "");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void sessionsOfTheTerminalAreFound(Partner version) throws IOException {
        try (var model = FakeModel.start(); var home = PiHome.of(model)) {
            assertThat(home.command(version, "--offline", "-p", "SAY: from the terminal")
                    .run(Duration.ofSeconds(30))
                    .stdout()).contains("from the terminal");

            Sessions sessions = sessions(home);
            SessionFile file = sessions.list(ListQuery.of(Json.object(Map.of()))).found().getFirst();
            assertThat(home.sessions().relativize(file.path()).getName(0).toString()).startsWith("--")
                    .endsWith("-work--");
            assertThat(file.cwd()).isEqualTo(home.workspace().toString());
            assertThat(sessions.knows(file.id())).isTrue();
            assertThat(sessions.story(file).turns()).hasSize(1);
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void forksAndEmptySessionsAreContinued(Partner version) throws IOException, Refusal {
        try (var model = FakeModel.start(); var home = PiHome.of(model)) {
            String base;
            try (var pi = Pi.onStdio(home, Partner.PI)) {
                Run run = new Run(pi, Partner.PI);
                run.whole("SAY: one");
                pi.command("set_session_name", Map.of("name", "called"));
                run.whole("RUN: echo two");
                base = pi.command("get_state").path("sessionId").asText();
            }
            Sessions sessions = sessions(home);
            SessionFile file = sessions.find(base).orElseThrow();
            List<String> turns = sessions.story(file).turns().stream().map(StoryTurn::id).toList();
            String cwd = home.workspace().toString();
            assertThat(turns).hasSize(2);

            check(home, version, sessions, sessions.fork(file, "fork-all", cwd).file(), turns);
            check(home, version, sessions, sessions.forkBefore(file, turns.get(1), "fork-one", cwd).file(),
                    turns.subList(0, 1));
            check(home, version, sessions, sessions.forkBefore(file, turns.get(0), "fork-none", cwd).file(),
                    List.of());
            check(home, version, sessions, sessions.empty("an-id-of-ours", cwd), List.of());
        }
    }

    /** Has Pi go on with a session, twice, and looks that what was there is there still. */
    private static void check(PiHome home, Partner version, Sessions sessions, SessionFile file,
            List<String> turns)
            throws IOException {
        for (int more = 1; more <= 2; more++) {
            try (var pi = Pi.onStdio(home, version, "--session", file.path().toString())) {
                assertThat(pi.command("get_state").path("sessionId").asText()).isEqualTo(file.id());
                new Run(pi, version).whole("SAY: more");
            }
            List<StoryTurn> now = sessions.story(sessions.find(file.id()).orElseThrow()).turns();
            assertThat(now).hasSize(turns.size() + more);
            assertThat(now).extracting(StoryTurn::id).doesNotHaveDuplicates();
            assertThat(now.subList(0, turns.size())).extracting(StoryTurn::id).isEqualTo(turns);
            assertThat(now.getLast().items()).hasSize(2);
        }
    }

    /** What the events told. */
    private Story live(PiClient pi, String cwd) {
        Story story = new Story(cwd, known.marks);
        for (JsonNode message : pi.wire().received()) {
            switch (message.path("type").asText()) {
                case "message_end" -> story.add(message.path("message"));
                case "compaction_end" -> story.compacted(message.path("result"));
                case "response" -> {
                    if (message.path("command").asText().equals("bash")) {
                        ObjectNode executed = message.path("data").deepCopy();
                        story.add(executed.put("role", "bashExecution").put("command", "echo mine"));
                    }
                }
                default -> {
                }
            }
        }
        return story;
    }

    /** All turns, without the times that only the one or the other knows. */
    private static List<JsonNode> timeless(Story story) {
        return story.turns().stream().map(turn -> {
            ObjectNode shape = turn.shape(ItemsView.FULL);
            shape.path("items")
                    .forEach(item -> ((ObjectNode) item).remove(List.of("startedAtMs", "completedAtMs",
                            "durationMs")));
            return shape.<JsonNode>without(List.of("startedAt", "completedAt", "durationMs"));
        }).toList();
    }

    private Sessions sessions(PiHome home) {
        return new Sessions(home.sessions(), known, InstantSource.system());
    }

    /** Prompts, each waited for until Pi rests. */
    private record Run(PiClient pi, Partner version) {
        void whole(String prompt) {
            pi.prompt(prompt);
            end();
        }

        void end() {
            ends(1);
        }

        void ends(int times) {
            for (int i = 0; i < times; i++) {
                pi.await(version == Partner.PI ? "agent_settled" : "agent_end");
            }
        }
    }
}
