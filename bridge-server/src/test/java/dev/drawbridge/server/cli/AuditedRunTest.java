package dev.drawbridge.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.server.approval.House;
import dev.drawbridge.server.approval.Person;
import dev.drawbridge.server.paper.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The record of what was done with a real Codex. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class AuditedRunTest {
    private static final String TOKEN = "token-nobody-should-find";
    private static final String ANSWER = "answer-nobody-should-find";
    private static final String QUESTION = "CALL: request_user_input {\"questions\":[{\"id\":\"q\",\"header\":\"H\","
            + "\"question\":\"question-in-the-history\",\"options\":[{\"label\":\"x\",\"description\":\"d\"}]}]}";

    @TempDir
    private Path memory;

    @Test
    void theRecordIsWholeAndSaysWhatWasDoneButNotWhatWasSaid() throws IOException {
        try (House house = House.guarded(memory, TOKEN)) {
            Person phone = house.enter("phone");
            String thread = phone.thread();
            phone.turn(thread, "SAY: words-of-the-prompt");
            phone.client().request("bridge/approvals/answer", Map.of("approvalId",
                    phone.asks(thread, "RUN: echo words-of$((40+2))the-output ESCALATE").path("approvalId"),
                    "decision", "accept", "note", "words-of-the-note"));
            assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
            JsonNode asked = phone.asks(thread, QUESTION);
            phone.client().request("bridge/approvals/answer", Map.of("approvalId", asked.path("approvalId"),
                    "decision", "accept", "answers", Map.of("q", List.of(ANSWER))));
            assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
            String rule = phone.rules("allow", "touch *");
            phone.turn(thread, "RUN: touch words-of-a-command ESCALATE");
            phone.client().request("bridge/rules/remove", Map.of("ruleId", rule));
            house.shutDown();

            assertThat(audit("--verify")).matches("\\d+ records, all as they were written; .*\\R");
            String record = audit("--all", "--json");
            assertThat(record).contains("\"bridgeStarted\"", "\"agentStarted\"", "\"connected\"", "\"sent\"",
                    "\"answered\"", "\"ruleAdded\"", "\"ruleRemoved\"", "\"bridgeStopped\"", "phone 1",
                    thread, rule)
                    .doesNotContain("words-of", "nobody-should-find", "question-in-the-history");
            String kept = kept();
            assertThat(kept).contains("question-in-the-history", "words-of-a-command").doesNotContain(TOKEN,
                    ANSWER);
        }
    }

    /** Everything in the home, byte by byte. */
    private String kept() throws IOException {
        StringBuilder kept = new StringBuilder();
        try (var files = Files.list(memory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.append(new String(Files.readAllBytes(file), UTF_8));
            }
        }
        return kept.toString();
    }

    private String audit(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ShowAudit(Map.of("DRAWBRIDGE_HOME", memory.toString()), ZoneOffset.UTC,
                () -> Screen.NONE)).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        assertThat(code).as("%s", err).isZero();
        return out.toString();
    }
}
