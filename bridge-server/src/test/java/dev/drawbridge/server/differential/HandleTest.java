package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.with;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Watches, processes and searches: a name belongs to its connection, or to all, as the real server has it. */
@RealAgents(Partner.CODEX)
final class HandleTest {
    @Test
    void twoClientsWatchUnderTheSameName() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String file = stage.write("watched", "1");
            watch(a, "w", file);
            watch(a, "w", file);
            watch(b, "w", file);
            watch(b, "", file);
            a.request("fs/unwatch", with("watchId", "unknown"));
            b.request("fs/unwatch", with("watchId", ""));
            stage.write("watched", "2");
            a.await("fs/changed");
            b.await("fs/changed");
            b.request("fs/unwatch", with("watchId", "w"));
            b.request("fs/unwatch", with("watchId", "w"));
            watch(b, "w", file);
            b.request("fs/unwatch", with("watchId", "w"));
            a.request("fs/unwatch", with("watchId", "w"));
            watch(a, "strange \"name\"\n", file);
            watch(a, "strange \"name\"\n", file);
        });
    }

    @Test
    void twoClientsRunUnderTheSameName() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            int first = a.ask("command/exec", streamed("p", "read x; echo a $x"));
            int second = b.ask("command/exec", streamed("p", "read x; echo b $x"));
            awaitRunning(a, "p");
            awaitRunning(b, "p");
            a.request("command/exec", streamed("p", "true"));
            a.request("command/exec/write", with("processId", "p", "deltaBase64", base64("one\n")));
            a.answer(first);
            b.request("command/exec/write", with("processId", "p", "deltaBase64", base64("two\n")));
            b.answer(second);
            a.request("command/exec/write", with("processId", "p", "deltaBase64", base64("x\n")));
            a.requestAs("again", "command/exec", with("command", List.of("echo", "plain"), "processId", "p"));
        });
    }

    @Test
    void oneClientCannotTouchAnothersProcess() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            int running = a.ask("command/exec", streamed("p\"q", "read x"));
            awaitRunning(a, "p\"q");
            b.request("command/exec/terminate", with("processId", "p\"q"));
            b.request("command/exec/write", with("processId", "p\"q", "deltaBase64", ""));
            b.request("command/exec/resize", with("processId", "p\"q", "size", with("rows", 1, "cols", 1)));
            a.request("command/exec/resize", with("processId", "p\"q", "size", with("rows", 1, "cols", 1)));
            a.request("command/exec/terminate", with("processId", "p\"q"));
            a.answer(running);
        });
    }

    @Test
    void commandsAreRefusedInTheSameWords() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            a.request("command/exec", with("command", List.of("true")));
            a.request("command/exec", with("command", List.of("true"), "processId", null));
            a.request("command/exec", with("command", List.of("sh", "-c", "echo out; echo err >&2; exit 3")));
            a.request("command/exec", with("command", List.of()));
            a.request("command/exec", with("command", List.of("true"), "streamStdin", true));
            a.request("command/exec", with("command", List.of("true"), "tty", true));
            a.request("command/exec", with("command", List.of("true"), "processId", 5));
            a.request("command/exec", with("command", List.of("true"), "processId", ""));
            a.request("command/exec", with("command", List.of("true"), "processId", "", "streamStdin", true));
            a.request("command/exec", with("command", List.of("/no/such/program")));
            a.request("command/exec", with("command", List.of("sleep", "60"), "timeoutMs", 50));
            a.request("command/exec/write", with("processId", "none"));
            a.request("command/exec/write", with("processId", "none", "deltaBase64", "!"));
            a.request("command/exec/terminate", with("processId", ""));
        });
    }

    @Test
    void aClientThatLeavesTakesItsProcessesAlongAndNoOthers() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            for (Actor each : List.of(a, b)) {
                each.ask("command/exec", streamed("named", mark(stage, each, "named")));
                awaitRunning(each, "named");
                each.ask("command/exec", with("command", List.of("sh", "-c", mark(stage, each, "nameless"))));
                each.request("process/spawn",
                        with("command", List.of("sh", "-c", mark(stage, each, "spawned")),
                                "processHandle", "h", "cwd", stage.workspace().toString()));
            }
            Marks marks = new Marks(stage.workspace());
            marks.awaitAlive("a-named", "a-nameless", "a-spawned", "b-named", "b-nameless", "b-spawned");
            a.leave();
            marks.awaitGone("a-named", "a-nameless", "a-spawned");
            marks.awaitAlive("b-named", "b-nameless", "b-spawned");
            b.request("command/exec/terminate", with("processId", "named"));
            b.request("process/kill", with("processHandle", "h"));
            b.await("process/exited");
        });
    }

    @Test
    void twoClientsSpawnUnderTheSameHandle() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            a.request("process/spawn", spawned(stage, "h", "read x; echo a $x"));
            b.request("process/spawn", spawned(stage, "h", "read x; echo b $x"));
            a.request("process/spawn", spawned(stage, "h", "true"));
            a.request("process/spawn", spawned(stage, "", "true"));
            c.request("process/spawn", spawned(stage, "h", "true"));
            b.request("process/writeStdin", with("processHandle", "none", "deltaBase64", ""));
            b.request("process/writeStdin", with("processHandle", "h"));
            b.request("process/writeStdin", with("processHandle", "h", "deltaBase64", base64("one\n")));
            b.await("process/exited");
            a.request("process/kill", with("processHandle", "h"));
            a.await("process/exited");
            b.request("process/kill", with("processHandle", "h"));
            a.request("process/spawn",
                    with("command", List.of("/no/such/program"), "processHandle", "n", "cwd",
                            stage.workspace().toString()));
        });
    }

    @Test
    void searchSessionsAreEverybodys() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            stage.write("needle.txt", "");
            Map<String, @Nullable Object> session = with("sessionId", "s", "roots",
                    List.of(stage.workspace().toString()));
            a.request("fuzzyFileSearch/sessionStart", session);
            awaitSearched("", a, b);
            b.request("fuzzyFileSearch/sessionUpdate", with("sessionId", "s", "query", "needle"));
            awaitSearched("needle", a, b);
            b.request("fuzzyFileSearch/sessionStop", with("sessionId", "s"));
            a.request("fuzzyFileSearch/sessionUpdate", with("sessionId", "s", "query", "x"));
            a.request("fuzzyFileSearch/sessionStop", with("sessionId", "s"));
            a.request("fuzzyFileSearch/sessionStart", with("sessionId", "", "roots", List.of()));
            a.request("fuzzyFileSearch",
                    with("query", "needle", "roots", List.of(stage.workspace().toString()),
                            "cancellationToken", "t"));
        });
    }

    @Test
    void theEndOfASetupIsToldToWhoAskedForIt() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            b.request("windowsSandbox/setupStart", with("mode", "elevated"));
            b.await("windowsSandbox/setupCompleted");
            a.request("windowsSandbox/readiness");
        });
    }

    /** Waits until all that is found for a query is known to everybody, as it is at once for an empty one. */
    private static void awaitSearched(String query, Actor... everybody) {
        for (Actor each : everybody) {
            each.await("fuzzyFileSearch/sessionUpdated",
                    message -> message.at("/params/query").asText().equals(query)
                            && message.at("/params/files").isEmpty() == query.isEmpty());
            each.await("fuzzyFileSearch/sessionCompleted");
        }
    }

    private static void watch(Actor actor, String name, String path) {
        actor.request("fs/watch", with("watchId", name, "path", path));
    }

    private static Map<String, @Nullable Object> streamed(String name, String script) {
        return with("command", List.of("sh", "-c", "echo up; " + script), "processId", name,
                "streamStdoutStderr",
                true, "streamStdin", true);
    }

    private static Map<String, @Nullable Object> spawned(Stage stage, String handle, String script) {
        return with("command", List.of("sh", "-c", script), "processHandle", handle, "cwd",
                stage.workspace().toString(), "streamStdoutStderr", true, "streamStdin", true);
    }

    private static JsonNode awaitRunning(Actor actor, String name) {
        return actor.await("command/exec/outputDelta",
                message -> message.at("/params/processId").asText().equals(name));
    }

    /** A script that writes down its process and stays. */
    private static String mark(Stage stage, Actor actor, String name) {
        String file = stage.workspace().resolve(actor.name() + "-" + name).toString();
        return "echo $$ > " + file + ".new && mv " + file + ".new " + file + " && exec sleep 600";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
