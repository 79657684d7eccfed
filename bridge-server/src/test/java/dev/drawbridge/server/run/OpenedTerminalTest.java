package dev.drawbridge.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.protocol.bridge.terminal.TerminalState;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.client.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a device has run by the bridge. */
@Timeout(120)
final class OpenedTerminalTest {
    /** How many calls of one client the bridge serves at once, and some less. */
    private static final int IN_FLIGHT = 12;

    private final Path home;
    private final Bridge bridge;
    private final Onlooker desk;
    private final Onlooker phone;

    OpenedTerminalTest(@TempDir Path home) throws Exception {
        this.home = home;
        bridge = RunInTerminalTest.bridge(home);
        desk = new Onlooker(home);
        phone = new Onlooker(home);
    }

    @AfterEach
    void close() {
        desk.close();
        phone.close();
        bridge.close();
    }

    @Test
    void aProgramIsRunWatchedTypedIntoResizedAndEnded() throws Exception {
        Terminal opened = desk.open(new TerminalDraft(List.of("sh"), Optional.of("shell"),
                Optional.of(home.toString()),
                Optional.of(60), Optional.of(10), Optional.of(Map.of("PS1", "$PWD> ")), Optional.empty()));
        assertThat(opened.columns()).isEqualTo(60);
        desk.attach("shell").awaitShows(home.getFileName() + ">");
        desk.type("stty size; echo \"it is $DRAWBRIDGE_TERMINAL\"\r", /* take= */ false);
        desk.awaitShows("10 60");
        desk.awaitShows("it is " + opened.terminalId());
        desk.resize(100, 30);
        desk.type("stty size\r", /* take= */ false);
        desk.awaitShows("30 100");
        desk.hangUp();
        assertThat(desk.awaitClosed().exitCode()).hasValue(129);
        assertThat(desk.list()).singleElement()
                .satisfies(ended -> assertThat(ended.state()).isEqualTo(TerminalState.EXITED));
    }

    @Test
    void aProgramKnowsFromTheBeginningHowLargeItsTerminalIs() throws Exception {
        for (int i = 0; i < 20; i++) {
            desk.open("size-" + i, "sh", "-c", "stty size; echo is its size; read end");
            desk.awaitShows("is its size");
            assertThat(desk.text()).startsWith("24 80");
        }
    }

    @Test
    void oneAtATimeTypesAndEverybodyKnowsWho() throws Exception {
        desk.open("cat", "cat");
        phone.attach("cat");
        assertThat(phone.terminal().input()).isEmpty();
        desk.type("one\r", /* take= */ false);
        phone.await("knows who types", () -> phone.terminal().input().isPresent());
        assertThat(phone.terminal().input().orElseThrow().you()).isFalse();
        refused(() -> phone.type("two\r", /* take= */ false))
                .hasMessageContaining("types into this terminal");
        refused(() -> phone.resize(100, 30)).hasMessageContaining("decides on its size");
        refused(phone::hangUp).hasMessageContaining("take the input first");
        phone.type("three\r", /* take= */ true);
        desk.await("knows who types", () -> !desk.terminal().input().orElseThrow().you());
        refused(() -> desk.type("four\r", /* take= */ false)).isNotNull();
        desk.awaitShows("three\nthree");
        assertThat(desk.text()).doesNotContain("two").doesNotContain("four");
        phone.detach();
        desk.await("knows that nobody types", () -> desk.terminal().input().isEmpty());
        desk.type("five\r", /* take= */ false);
        desk.awaitShows("five\nfive");
        phone.attach("cat");
        phone.type("", /* take= */ true);
        phone.close();
        desk.await("knows that the other has left", () -> desk.terminal().input().isEmpty());
    }

    @Test
    void keysComeInTheOrderInWhichTheyWereTyped() throws Exception {
        desk.open("cat", "sh", "-c", "stty raw -echo; echo ready; cat");
        desk.awaitShows("ready");
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            char key = (char) ('a' + i % 23);
            typed.append(key);
            CompletableFuture<JsonNode> answer = desk.typeSoon(String.valueOf(key));
            if (i % IN_FLIGHT == 0) {
                assertThat(answer.join().has("result")).isTrue();
            }
        }
        desk.await("shows all keys in order",
                () -> desk.text().replace("\n", "").contains(typed.toString()));
    }

    @Test
    void whatAProgramAsksItsTerminalIsAnsweredWhileNobodyTypes() throws Exception {
        desk.open("ask", "sh", "-c",
                "stty raw -echo; printf 'x\\033[6n'; dd bs=1 count=6 2>/dev/null | tr '\\033' e; read end");
        desk.awaitShows("e[1;2R");
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        refused(() -> open("nothing-of-that-name")).hasMessageContaining("there is no program");
        refused(() -> open("")).hasMessageContaining("must name a program");
        refused(() -> open(Collections.nCopies(300, "x").toArray(String[]::new)))
                .hasMessageContaining("256 words");
        refused(() -> open("true", "x".repeat(70_000))).hasMessageContaining("64 KiB");
        refused(() -> open("true", "a\0b")).hasMessageContaining("zero byte");
        refused(() -> desk.attachTo("nothing")).hasMessageContaining("There is no such terminal");
        refused(() -> desk.open(new TerminalDraft(List.of("true"), Optional.empty(), Optional.of("here"),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .hasMessageContaining("absolute path");
        refused(() -> desk
                .open(new TerminalDraft(List.of("true"), Optional.empty(), Optional.empty(), Optional.of(0),
                        Optional.empty(), Optional.empty(), Optional.empty())))
                .hasMessageContaining("columns");
        desk.open("cat", "cat");
        refused(() -> desk.type("x".repeat(70_000), /* take= */ false)).hasMessageContaining("64 KiB");
    }

    @Test
    void thoseThatHaveEndedTakeNobodysPlace() throws Exception {
        desk.open("stays", "cat");
        for (int i = 0; i < 70; i++) {
            open("true");
        }
        assertThat(desk.list()).hasSizeLessThanOrEqualTo(64)
                .anySatisfy(each -> assertThat(each.name()).isEqualTo("stays"));
    }

    @Test
    void whatWrapsIsNotWrapped() throws Exception {
        Path program = Files.writeString(home.resolve("drawbridge"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path link = Files.createSymbolicLink(home.resolve("link"), program);
        refused(() -> open(link.toString(), "run", "--", "ls"))
                .hasMessageContaining("shares its own terminal");
    }

    @Test
    void whatTheBridgeRunsEndsWithIt() throws Exception {
        desk.open("sleep", "sh", "-c", "trap '' HUP; echo $$; sleep 1000");
        desk.await("knows its number", () -> desk.text().strip().matches("\\d+"));
        long pid = Long.parseLong(desk.text().strip());
        bridge.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private void open(String... command) throws Refused {
        desk.open(new TerminalDraft(List.of(command), Optional.of("x"), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(Refused.class);
    }
}
