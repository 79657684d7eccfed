package dev.drawbridge.protocol.bridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drawbridge.protocol.bridge.BridgeJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApprovalAnswerTest {
    @ParameterizedTest
    @ValueSource(strings = {"{\"approvalId\":\"a\",\"decision\":\"accept\"}",
        "{\"approvalId\":\"a\",\"decision\":\"accept\",\"scope\":null,\"note\":null,\"answers\":null,\"content\":null}"})
    void whatIsLeftOutIsAbsent(String json) throws JsonProcessingException {
        ApprovalAnswer answer = read(json);
        assertThat(answer.scope()).isEmpty();
        assertThat(answer.note()).isEmpty();
        assertThat(answer.answers()).isEmpty();
        assertThat(answer.content()).isEmpty();
    }

    @Test
    void contentIsWhateverASchemaWants() throws JsonProcessingException {
        assertThat(
                read("{\"approvalId\":\"a\",\"decision\":\"accept\",\"content\":{\"name\":null}}").content())
                .hasToString("Optional[{\"name\":null}]");
    }

    private static ApprovalAnswer read(String json) throws JsonProcessingException {
        return BridgeJson.mapper().readValue(json, ApprovalAnswer.class);
    }
}
