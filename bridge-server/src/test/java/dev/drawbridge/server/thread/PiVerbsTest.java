package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.server.pi.PiHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands, in threads of a real Pi. */
@RealAgents(Partner.PI)
@Timeout(120)
final class PiVerbsTest {
    private final PiHouse house;
    private final Shell shell;

    PiVerbsTest(@TempDir Path memory) {
        house = PiHouse.of(memory, Partner.PI).open();
        shell = Shell.at(memory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String lastToolResult() {
        return house.model().requests().getLast().toolResults().getLast();
    }

    /** A turn in which something is asked. */
    private Shell.Given asking(String prompt) {
        return shell.begin("send", "new", prompt, "--follow").awaitOut("  drawbridge approve ");
    }

    @Test
    void aThreadIsBegunFollowedAndShown() {
        assertThat(shell.give("send", "new", "THINK:2 SAY: one word", "--follow").done())
                .contains("\nthink0 think1\n\none word\n\n-- completed after ");
        assertThat(shell.give("threads", "--json").objects().getFirst().path("agent").asText())
                .isEqualTo("pi");
        assertThat(shell.give("send", "last", "RUN: echo $((40+2))", "--follow").done())
                .contains("$ echo $((40+2))", "  42\n", "  exit 0");
        assertThat(shell.give("show", "last").done()).contains("think0 think1\n\none word\n", "  42\n");
        assertThat(shell.give("attach", "last").done()).contains("  42\n", "-- completed");
    }

    @Test
    void aTurnIsAddedToQueuedBehindAndInterrupted() {
        Shell.Given first = shell.begin("send", "new", "TOKENS:2000 DELAY:20", "--follow");
        first.awaitOut("tok3 ");
        assertThat(shell.give("send", "last", "SAY: more").done()).contains("was running");
        assertThat(shell.give("queue", "last", "add", "SAY: afterwards").done()).startsWith("queued ");
        assertThat(shell.give("queue", "last").done()).contains("SAY: afterwards\n");
        assertThat(shell.give("interrupt", "last").done()).startsWith("interrupted turn ");
        assertThat(first.end()).isEqualTo(4);
        assertThat(first.out()).contains("-- interrupted");
    }

    @Test
    void whatAnExtensionWantsToKnowIsAnsweredByItsName() {
        Shell.Given select = asking("CALL: ask_user {\"question\":\"which\",\"options\":[\"one\",\"two\"]}");
        assertThat(select.out()).contains("  answer: which\n  - one\n  - two\n", " --answer answer=TEXT\n");
        assertThat(shell.give("approve", "last", "--answer", "answer=three").err())
                .contains("can only be answered with one of: one, two.");
        shell.give("approve", "last", "--answer", "answer=two").done();
        select.done();
        assertThat(lastToolResult()).isEqualTo("They said two");

        Shell.Given input = asking(
                "CALL: ask_more {\"how\":\"input\",\"question\":\"who\",\"more\":\"a name\"}");
        assertThat(input.out()).contains("  answer: who\n", "(a name)");
        shell.give("approve", "last", "--answer", "answer=a = b").done();
        input.done();
        assertThat(lastToolResult()).isEqualTo("They said a = b");

        Shell.Given editor = asking(
                "CALL: ask_more {\"how\":\"editor\",\"question\":\"what\",\"more\":\"old\"}");
        shell.give("approve", "last", "--answer", "answer=first\nsecond").done();
        editor.done();
        assertThat(lastToolResult()).isEqualTo("They said first\nsecond");
    }

    @Test
    void aYesAndANoAreTold() {
        Shell.Given confirm = asking(
                "CALL: ask_more {\"how\":\"confirm\",\"question\":\"sure?\",\"more\":\"!\"}");
        assertThat(confirm.out()).contains("  - Yes\n  - No\n");
        shell.give("approve", "last", "--answer", "answer=Yes").done();
        confirm.done();
        assertThat(lastToolResult()).isEqualTo("They said true");

        Shell.Given refused = asking(
                "CALL: ask_more {\"how\":\"confirm\",\"question\":\"sure?\",\"more\":\"!\"}");
        assertThat(shell.give("deny", "last").done()).startsWith("declined by ");
        refused.done();
        assertThat(lastToolResult()).isEqualTo("They said false");

        Shell.Given gate = asking("RUN: touch CONFIRM");
        assertThat(gate.out()).contains("? May it run this?\n", "touch CONFIRM");
        shell.give("deny", "last").done();
        assertThat(gate.done()).contains("declined, not run");
        assertThat(house.file("CONFIRM")).doesNotExist();
    }
}
