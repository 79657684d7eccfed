package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.server.approval.House;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands, in threads of a real Codex. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class CodexVerbsTest {
    private final House house;
    private final Shell shell;

    CodexVerbsTest(@TempDir Path memory) {
        house = House.of(memory);
        shell = Shell.at(memory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aThreadIsBegunFollowedFoundAndShown() {
        assertThat(shell.give("send", "new", "SAY: one word", "--follow").done()).contains("\none word\n",
                "\n-- completed");
        List<JsonNode> threads = shell.give("threads", "--json").objects();
        assertThat(threads).hasSize(1);
        String id = threads.getFirst().path("threadId").asText();
        String shortId = threads.getFirst().path("shortId").asText();
        assertThat(threads.getFirst().path("agent").asText()).isEqualTo("codex");
        assertThat(shell.give("send", shortId, "RUN: echo $((40+2))", "--follow").done())
                .contains("$ echo $((40+2))", "  42\n", "  exit 0");
        assertThat(shell.give("show", "SAY: one word").done()).contains("> SAY: one word\n\none word\n",
                "  42\n");
        assertThat(shell.give("show", id, "--last", "1").done()).doesNotContain("one word")
                .contains("  42\n");
        assertThat(shell.give("threads", "--search", "one word").done()).contains(shortId);
        assertThat(shell.give("attach", "last").done()).contains("  42\n", "-- completed");
    }

    @Test
    void filesThatAreChangedAndPlansAreShown() {
        Shell.Given asking = shell.begin("send", "new", "PLAN: look | change\nPATCH: new-file.txt",
                "--follow");
        asking.awaitOut("drawbridge approve ");
        assertThat(shell.give("approvals").done()).contains("? May it change files?", "new-file.txt  +1 -0",
                "+added by a patch");
        shell.give("approve", "last").done();
        String told = asking.done();
        assertThat(told).contains("Plan\n  [>] look\n  [ ] change\n")
                .contains("new-file.txt  +1 -0\n  +added by a patch");
        assertThat(shell.give("show", "last").done()).contains("new-file.txt  +1 -0");
    }

    @Test
    void whatIsAskedIsAnsweredFromAnotherShell() {
        Shell.Given asking = shell.begin("send", "new", "RUN: echo asked ESCALATE", "--follow");
        asking.awaitOut("drawbridge approve ");
        Shell.Given approvals = shell.give("approvals");
        assertThat(approvals.done()).contains("? May it run this?\n  $ ", "echo asked", "codex, thread ");
        String id = approvals.out().lines().filter(line -> line.startsWith("  drawbridge approve "))
                .map(line -> line.split(" +", -1)[3]).findFirst().orElseThrow();
        assertThat(shell.give("approve", id).done()).startsWith("accepted by ");
        assertThat(asking.done()).contains("-- accepted by ", "  asked\n  exit 0");
    }

    @Test
    void aPictureGoesAlongAndWhatIsNoneDoesNot(@TempDir Path files) throws IOException {
        BufferedImage drawn = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        Path picture = files.resolve("drawn");
        ImageIO.write(drawn, "png", picture.toFile());
        shell.give("send", "new", "SAY: seen", "--image", picture.toString(), "--follow").done();
        assertThat(house.model().requests().getLast().body().toString())
                .contains("data:image/png;base64,").doesNotContain("image content omitted");
        Path text = Files.writeString(files.resolve("text.png"), "text");
        assertThat(shell.give("send", "new", "SAY: not seen", "--image", text.toString()).err())
                .startsWith("--image takes no '" + text + "': name a picture that you may read: PNG, JPEG, ");
    }

    @Test
    void questionsAreAnsweredByTheirNames() {
        Shell.Given asking = shell.begin("send", "new",
                "CALL: request_user_input {\"questions\":[{\"id\":\"colour\",\"header\":\"Colour\","
                        + "\"question\":\"Which colour?\",\"options\":[{\"label\":\"red\",\"description\":\"like blood\"},"
                        + "{\"label\":\"blue\",\"description\":\"like the sky\"}]}]}",
                "--follow").awaitOut("  drawbridge approve ");
        assertThat(asking.out()).contains("  colour: Which colour?\n  - red: like blood\n",
                " --answer colour=TEXT\n");
        assertThat(shell.give("approve", "last").err())
                .isEqualTo(
                        "drawbridge approve: There is no answer to the question \"colour\"; give one, or decline.\n");
        assertThat(shell.give("approve", "last", "--answer", "color=red", "--answer", "colour=red").err())
                .contains("answers to what was not asked; the questions are colour.");
        assertThat(shell.give("approve", "last", "--session", "--answer", "colour=red").err())
                .contains("cannot be answered for session, only for once.");
        shell.give("approve", "last", "--answer", "colour=blue").done();
        asking.done();
        assertThat(house.lastToolResult()).isEqualTo("{\"answers\":{\"colour\":{\"answers\":[\"blue\"]}}}");
    }

    @Test
    void aFormIsShownAndFilledIn() {
        Shell.Given asking = shell.begin("send", "new", "CALL: mcp__desk|form {}", "--follow")
                .awaitOut("  drawbridge approve ");
        assertThat(asking.out()).contains("  desk: Who are you?\n", "  - name, string\n",
                "  - age, integer, if you like\n", " --content '{\"name\":\"TEXT\"}'\n");
        assertThat(shell.give("approve", "last", "--content", "{\"name\":\"Ann\",\"age\":0}").err())
                .contains("the field \"age\" does not fit");
        shell.give("approve", "last", "--content", "{\"name\":\"Ann\",\"age\":3}").done();
        asking.done();
        assertThat(house.lastToolResult()).contains("Ann");

        Shell.Given refused = shell.begin("send", "new", "CALL: mcp__desk|form {}", "--follow")
                .awaitOut("  drawbridge approve ");
        assertThat(shell.give("deny", "last").done()).startsWith("declined by ");
        refused.done();
        assertThat(house.lastToolResult()).contains("decline");
    }

    @Test
    void whatIsSaidWhileATurnRunsIsAddedToIt() {
        Shell.Given first = shell.begin("send", "new", "TOKENS:60 DELAY:50", "--follow");
        first.awaitOut("tok3 ");
        assertThat(shell.give("send", "last", "SAY: more").done()).contains("was running");
        assertThat(first.done()).contains("> SAY: more\n\nmore\n\n-- completed");
    }

    @Test
    void whatIsQueuedWaitsForTheEndOfTheTurn() {
        Shell.Given first = shell.begin("send", "new", "TOKENS:60 DELAY:50", "--follow");
        first.awaitOut("tok3 ");
        assertThat(shell.give("queue", "last", "add", "SAY: afterwards").done()).startsWith("queued ");
        assertThat(shell.give("queue", "last", "add", "SAY: never").done()).startsWith("queued ");
        assertThat(shell.give("queue", "last").done()).contains("SAY: afterwards\n", "SAY: never\n");
        String never = shell.give("queue", "last", "--json").objects().getLast().path("queuedId").asText();
        assertThat(shell.give("queue", "last", "remove", never).done()).contains("not said any more");
        Shell.Given waiting = shell.begin("send", "last", "SAY: at last", "--queue", "--follow");
        assertThat(first.done()).contains("tok59");
        assertThat(waiting.done()).contains("at last\n\n-- completed");
        assertThat(shell.give("show", "last").done()).contains("> SAY: afterwards\n\nafterwards\n")
                .doesNotContain("never");
    }

    @Test
    void aTurnIsInterruptedAndWhoeverFollowedItIsTold() {
        Shell.Given followed = shell.begin("send", "new", "TOKENS:2000 DELAY:20", "--follow");
        followed.awaitOut("tok3 ");
        assertThat(shell.give("interrupt", "last").done()).startsWith("interrupted turn ");
        assertThat(followed.end()).isEqualTo(4);
        assertThat(followed.out()).contains("-- interrupted");
        Shell.Given failed = shell.give("send", "last", "FAIL: out of order", "--follow");
        assertThat(failed.end()).isEqualTo(4);
        assertThat(failed.out()).contains("out of order", "-- failed");
    }
}
