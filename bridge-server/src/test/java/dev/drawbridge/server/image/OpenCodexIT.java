package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.server.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code drawbridge codex}: the real terminal client, in a terminal, on a bridge that was not there before. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class OpenCodexIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROMPT = "? for shortcuts";
    private static final String QUESTION = "Would you like to run the following command?";
    private static final String APPROVAL = "item/commandExecution/requestApproval";

    @TempDir
    private Path place;
    private Desktop desktop;

    @BeforeEach
    void furnish() {
        desktop = new Desktop(place);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    /** The command {@code drawbridge codex}, typed into a terminal. */
    private Terminal terminal() {
        return desktop.terminal(PROMPT, desktop.drawbridge("codex", "-c", "disable_paste_burst=true"));
    }

    @Test
    void aSessionInATerminalIsSharedFromItsFirstWord() {
        try (Terminal terminal = terminal()) {
            CodexClient phone = desktop.phone();
            terminal.type("SAY: from the terminal");
            terminal.press("Enter");
            String thread = phone.await("thread/status/changed").at("/params/threadId").asText();
            await().atMost(SOON)
                    .until(() -> phone.exchange("thread/resume", Map.of("threadId", thread)).has("result"));
            terminal.awaitShows("• from the terminal");
            assertThat(phone.request("thread/read", Map.of("threadId", thread)).at("/thread/cwd").asText())
                    .as("where the command was given").isEqualTo(desktop.workspace().toString());

            terminal.type("RUN: echo asked $((40+2)) ESCALATE");
            terminal.press("Enter");
            JsonNode asked = phone.await(APPROVAL);
            terminal.awaitShows(QUESTION);
            phone.decide(asked, "accept");
            terminal.awaitShows("asked 42");
            await().atMost(SOON).until(() -> !terminal.screen().contains(QUESTION));

            phone.startTurn(thread, "RUN: echo once more $((40+2)) ESCALATE");
            terminal.answer(QUESTION, "y");
            terminal.awaitShows("once more 42");
            assertThat(phone.await("item/completed", "commandExecution").at("/params/item/aggregatedOutput")
                    .asText()).contains("42");
        }
    }

    @Test
    void theTerminalIsTheClientsAlone() {
        try (Terminal terminal = terminal()) {
            assertThat(desktop.household().living())
                    .filteredOn(process -> desktop.household().commandLine(process).contains("--remote"))
                    .singleElement()
                    .satisfies(
                            client -> await().atMost(SOON).until(() -> client.children().findAny().isEmpty()))
                    .satisfies(client -> assertThat(desktop.household().commandLine(client))
                            .contains("unix://" + desktop.bridgeHome().resolve("control.sock")));
            await().atMost(SOON).untilAsserted(() -> assertThat(desktop.household().living())
                    .as("the bridge and its Codex, the client and its shell").hasSizeBetween(4, 5));
            terminal.press("C-c");
            terminal.awaitShows("it ended with 0");
            assertThat(desktop.bridges()).hasSize(1);
        }
    }

    @Test
    void whereTheClientRefusesItsExitCodeIsThatOfTheCommand() {
        Output refused = desktop.drawbridge("codex", "exec", "hello").run(SOON);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stderr()).contains("only supported for interactive TUI commands");
        assertThat(desktop.drawbridge("codex", "--help").run(SOON).stdout())
                .startsWith("Usage: drawbridge codex");
    }

    @Test
    void withoutACodexNothingIsStarted() {
        Output none = desktop.drawbridge("codex").withVariable("PATH", "/usr/bin:/bin").run(SOON);
        assertThat(none.exitCode()).isEqualTo(127);
        assertThat(none.stderr()).contains("there is no Codex on PATH").contains("npm i -g @openai/codex");
        assertThat(desktop.bridges()).isEmpty();
    }
}
