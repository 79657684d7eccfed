package dev.drawbridge.partners.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptScriptTest {
    @Test
    void aPromptWithoutWordsGetsThreeTokens() {
        assertThat(steps("Hello there", 0)).containsExactly(Step.tokens(3));
    }

    @Test
    void wordsMayStandAnywhere() {
        assertThat(steps("please TOKENS:7 with DELAY:5 and USAGE:10,2 then DROP", 0)).containsExactly(
                Step.tokens(7, Duration.ofMillis(5)), Step.usage(10, 0, 2), Step.drop());
        assertThat(steps("SAY: hello you", 0)).containsExactly(Step.text("hello you"));
    }

    @Test
    void eachCallIsAnAnswerAndTheLastIsInWords() {
        String prompt = "TOKENS:1\nRUN: touch a ESCALATE\nCALL: write {\"path\": \"b\"}";
        assertThat(steps(prompt, 0)).containsExactly(Step.runEscalated("touch a"));
        assertThat(steps(prompt, 1)).containsExactly(new Step.Call("write", "{\"path\": \"b\"}"));
        assertThat(steps(prompt, 2)).containsExactly(Step.tokens(1));
    }

    @Test
    void callsTogetherAreOneAnswer() {
        String prompt = "TOGETHER\nRUN: a\nRUN: b";
        assertThat(steps(prompt, 0)).containsExactly(Step.run("a"), Step.run("b"));
        assertThat(steps(prompt, 2)).containsExactly(Step.tokens(3));
    }

    @Test
    void aStatusMayEnd() {
        PromptScript twice = new PromptScript("STATUS:503*2");
        assertThat(twice.answer(0, 1).steps()).containsExactly(Step.refuse(503));
        assertThat(twice.answer(0, 2).steps()).containsExactly(Step.tokens(3));
        assertThat(new PromptScript("STATUS:503").answer(0, 99).steps()).containsExactly(Step.refuse(503));
    }

    private static List<Step> steps(String prompt, int toolResults) {
        return new PromptScript(prompt).answer(toolResults, 0).steps();
    }
}
