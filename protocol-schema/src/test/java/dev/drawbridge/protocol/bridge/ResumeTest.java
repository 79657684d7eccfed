package dev.drawbridge.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResumeTest {
    private static final String PARAMS = """
            {"epoch":"e1","threads":[{"threadId":"t","after":7},{"threadId":"u","after":0}]}""";
    private static final String RESULT = """
            {"threads":[{"threadId":"t","from":7,"to":9},\
            {"threadId":"u","snapshotRequired":true,"reason":"It was unloaded."}]}""";

    private final ObjectMapper mapper = BridgeJson.mapper();

    @Test
    void paramsAreTheSameOnBothSidesOfTheWire() throws JsonProcessingException {
        ResumeParams params = new ResumeParams("e1",
                List.of(new ResumePoint("t", 7), new ResumePoint("u", 0)));
        assertThat(mapper.writeValueAsString(params)).isEqualTo(PARAMS);
        assertThat(mapper.readValue(PARAMS, ResumeParams.class)).isEqualTo(params);
    }

    @Test
    void aResultIsTheSameOnBothSidesOfTheWire() throws JsonProcessingException {
        ResumeResult result = new ResumeResult(List.of(new ResumedThread.Replayed("t", 7, 9),
                new ResumedThread.SnapshotRequired("u", "It was unloaded.")));
        assertThat(mapper.writeValueAsString(result)).isEqualTo(RESULT);
        assertThat(mapper.readValue(RESULT, ResumeResult.class)).isEqualTo(result);
    }

    @Test
    void noMoreThanAThousandThreadsAreResumedAtOnce() {
        ResumePoint point = new ResumePoint("t", 1);
        assertThat(new ResumeParams("e1", Collections.nCopies(1000, point)).threads()).hasSize(1000);
        assertThatThrownBy(() -> new ResumeParams("e1", Collections.nCopies(1001, point)))
                .isInstanceOf(Declined.class)
                .hasMessage("Invalid params: threads must have no more than 1000 elements");
        assertThatThrownBy(() -> new ResumePoint("t", -1)).isInstanceOf(Declined.class);
    }
}
