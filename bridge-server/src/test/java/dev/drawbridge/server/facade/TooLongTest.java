package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.facade.TooLong.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TooLongTest {
    private static Answer read(String line) {
        byte[] block = line.getBytes(StandardCharsets.UTF_8);
        return new TooLong(1 << 20).read(block, 0, block.length);
    }

    @Test
    void aRequestIsAnsweredUnderItsId() {
        assertThat(read("{\"id\":\"7\",\"method\":\"x\"}")).isInstanceOfSatisfying(Answer.ToClient.class,
                answer -> assertThat(answer.line())
                        .startsWith("{\"id\":\"7\",\"error\":{\"code\":-32600,"));
    }

    @Test
    void theAgentDoesNotWaitForAnAnswerThatDoesNotCome() {
        assertThat(read("{\"id\":7,\"result\":{}}")).isInstanceOfSatisfying(Answer.ToAgent.class,
                answer -> assertThat(answer.line()).startsWith("{\"id\":7,\"error\":"));
        assertThat(read("{\"id\":7,\"error\":{\"code\":1,\"message\":\"\"}}"))
                .isInstanceOf(Answer.ToAgent.class);
    }

    @Test
    void whatIsNoMessageIsAnsweredWithoutAnIdAndANotificationNotAtAll() {
        assertThat(read("[")).isInstanceOfSatisfying(Answer.ToClient.class,
                answer -> assertThat(answer.line()).startsWith("{\"id\":null,"));
        assertThat(read("{\"method\":\"x\"}")).isEqualTo(new Answer.None());
    }
}
