package dev.drawbridge.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StarterTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path place;

    private Path home() {
        return place.resolve("home");
    }

    /** One whose program is this script. */
    private Starter starter(String script) throws IOException {
        Path program = Files.writeString(place.resolve("program"), script);
        return new Starter(List.of("/bin/sh", program.toString()),
                Map.of("DRAWBRIDGE_HOME", home().toString(), "HOME", place.toString(), "PATH",
                        "/usr/bin:/bin"),
                "1");
    }

    private Bridge bridge() throws Exception {
        return Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home()), StoreOptions.DEFAULT)));
    }

    @Test
    void aBridgeThatRunsIsNotStarted() throws Exception {
        Files.createDirectory(home());
        try (Bridge _ = bridge()) {
            starter("touch '" + place.resolve("started") + "'").ensure();
        }
        assertThat(place.resolve("started")).doesNotExist();
    }

    @Test
    void oneThatEndsAtOnceHasTheLastWord() throws Exception {
        Starter starter = starter("""
                echo 12:00:00 WARN of no importance
                echo drawbridge serve: cannot serve: put it right >&2
                exit 1
                """);
        assertThatThrownBy(starter::ensure).isInstanceOf(CannotReachBridge.class)
                .hasMessage(
                        "a bridge was started and has ended: cannot serve: put it right (all that it said is in "
                                + home().resolve("serve.log") + ")");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("serve.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theLogOfTheOneBeforeIsKept() throws Exception {
        for (String word : List.of("first", "second", "third")) {
            assertThatThrownBy(() -> starter("echo " + word).ensure())
                    .hasMessageContaining("has ended: " + word);
        }
        assertThat(home().resolve("serve.log")).hasContent("third");
        assertThat(home().resolve("serve.log.old")).hasContent("second");
    }

    @Test
    void itIsToldThatNobodyLooksAtItAndHasASessionOfItsOwn() throws Exception {
        Starter starter = starter("""
                echo "$*" > arguments
                cut -d ' ' -f 1,6,7 /proc/$$/stat > session
                echo $$ >> session
                """);
        assertThatThrownBy(starter::ensure).hasMessageContaining("it has said nothing");
        assertThat(place.resolve("arguments")).as("in the user's home").hasContent("serve --on-demand");
        List<String> session = Files.readAllLines(place.resolve("session"));
        assertThat(session.getFirst()).as("pid, session, terminal")
                .isEqualTo(session.getLast() + " " + session.getLast() + " 0");
    }

    @Test
    void ofTwoStartersOneStarts() throws Exception {
        Starter starter = starter("""
                echo started >> times
                while [ -e times ] && [ ! -e go ]; do sleep 0.05; done
                """);
        List<CompletableFuture<Void>> both = List.of(run(starter), run(starter));
        await().atMost(SOON).until(() -> Files.exists(place.resolve("times")));
        try (Bridge _ = bridge()) {
            both.forEach(CompletableFuture::join);
        } finally {
            Files.createFile(place.resolve("go"));
        }
        assertThat(place.resolve("times")).hasContent("started");
    }

    @Test
    void aHomeThatCannotBeMadeIsTold() throws Exception {
        Files.createFile(home());
        Starter starter = starter("exit 0");
        assertThatThrownBy(starter::ensure).isInstanceOf(CannotReachBridge.class)
                .hasMessageContaining("name another place in DRAWBRIDGE_HOME");
    }

    private static CompletableFuture<Void> run(Starter starter) {
        return CompletableFuture.runAsync(() -> {
            try {
                starter.ensure();
            } catch (CannotReachBridge failed) {
                throw new CompletionException(failed);
            }
        }, task -> Thread.ofVirtual().start(task));
    }
}
