package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.pi.PiHome;
import dev.drawbridge.server.pi.Gatehouse;
import dev.drawbridge.server.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code drawbridge pi}: the same terminal client, with a real Pi at work beside a real Codex. */
@RealAgents({Partner.CODEX, Partner.PI})
@Timeout(120)
final class OpenPiIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROMPT = "? for shortcuts";
    private static final String QUESTION = "Would you like to run the following command?";
    private static final String APPROVAL = "item/commandExecution/requestApproval";

    @TempDir
    private Path place;
    private Desktop desktop;
    private PiHome pi;

    @BeforeEach
    void furnish() throws IOException {
        desktop = new Desktop(place);
        pi = PiHome.of(desktop.model(), Map.of("retry", Map.of("enabled", false)));
        Gatehouse.in(pi);
        Command program = pi.command(Partner.PI);
        Path script = Files.writeString(place.resolve("bin/pi"),
                "#!/bin/sh\nexec '" + String.join("' '", program.line()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void close() {
        desktop.close();
        pi.close();
    }

    /** The command {@code drawbridge pi}. */
    private Command command(String... arguments) {
        return desktop.drawbridge("pi").with(arguments)
                .withVariable("PI_CODING_AGENT_DIR", pi.directory().toString())
                .withVariable("PI_OFFLINE", "1");
    }

    @Test
    void aSessionOfPisInATerminalIsSharedFromItsFirstWord() {
        Command command = command("-m", "fake-2", "-c", "disable_paste_burst=true");
        try (Terminal terminal = desktop.terminal(PROMPT, command)) {
            CodexClient phone = desktop.phone();
            terminal.type("SAY: from Pi");
            terminal.press("Enter");
            String thread = phone.await("thread/status/changed").at("/params/threadId").asText();
            await().atMost(SOON)
                    .until(() -> phone.exchange("thread/resume", Map.of("threadId", thread)).has("result"));
            terminal.awaitShows("• from Pi");
            JsonNode read = phone.request("thread/read", Map.of("threadId", thread)).path("thread");
            assertThat(read.path("modelProvider").asText()).isEqualTo("pi");
            assertThat(read.path("cwd").asText()).isEqualTo(desktop.workspace().toString());
            assertThat(desktop.model().requests().getLast().body().path("model").asText())
                    .isEqualTo("fake-2");

            terminal.type("RUN: echo CONFIRM asked $((40+2))");
            terminal.press("Enter");
            JsonNode asked = phone.await(APPROVAL);
            terminal.awaitShows(QUESTION);
            phone.decide(asked, "accept");
            terminal.awaitShows("asked 42");
            assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");

            phone.startTurn(thread, "RUN: echo CONFIRM once more $((40+2))");
            terminal.answer(QUESTION, "y");
            terminal.awaitShows("once more 42");
        }
    }

    @Test
    void itSaysWhichModelsThereAreWhenItsIsNoneOfThem() {
        Output refused = command("-m", "gpt-5.5").run(SOON);
        assertThat(refused)
                .isEqualTo(new Output(1, "", "drawbridge pi: gpt-5.5 is no model of Pi's: choose from "
                        + "pi/fake/fake-1, pi/fake/fake-2\n"));
        assertThat(desktop.drawbridge("pi", "--help").run(SOON).stdout()).startsWith("Usage: drawbridge pi");
    }

    @Test
    void withoutPiItSaysHowToGetOne() throws IOException {
        Files.delete(place.resolve("bin/pi"));
        Output none = command().run(SOON);
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.stderr()).startsWith("drawbridge pi: the bridge has no models of Pi's: install Pi");
    }
}
