package dev.drawbridge.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.drawbridge.protocol.access.AccessScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BridgeInfoTest {
    private static final String JSON = """
            {"version":"0.1.0","epoch":"e1","features":["resume"],"agents":[\
            {"name":"codex","state":"ready","version":"0.169.0","restarts":0,"warnings":[]},\
            {"name":"pi","state":"restarting","sentence":"It was killed.","restarts":2,"nextAttemptAtMs":5,\
            "warnings":["It is newer."]}],"journal":{"state":"fine"},\
            "you":{"deviceId":"d1","name":"Phone","scopes":["observe","prompt"]},"startedAtMs":7,"clients":2,"port":9}""";
    private static final JournalInfo FINE = new JournalInfo(JournalHealth.FINE, Optional.empty());
    private static final CallerInfo YOU = new CallerInfo("d1", "Phone",
            List.of(AccessScope.OBSERVE, AccessScope.PROMPT));
    private static final BridgeInfo INFO = new BridgeInfo("0.1.0", "e1", List.of("resume"),
            List.of(new AgentInfo("codex", AgentState.READY, Optional.of("0.169.0")),
                    new AgentInfo("pi", AgentState.RESTARTING, Optional.empty(),
                            Optional.of("It was killed."), 2, Optional.of(5L), List.of("It is newer."))),
            FINE, YOU, Optional.of(7L), Optional.of(2), Optional.of(9));

    private final ObjectMapper mapper = BridgeJson.mapper();

    @Test
    void isTheSameOnBothSidesOfTheWire() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(INFO)).isEqualTo(JSON);
        assertThat(mapper.readValue(JSON, BridgeInfo.class)).isEqualTo(INFO);
    }

    @Test
    void aMemberOfALaterVersionIsIgnored() throws JsonProcessingException {
        String later = JSON.replace("\"epoch\"", "\"later\":{},\"epoch\"");
        assertThat(mapper.readValue(later, BridgeInfo.class)).isEqualTo(INFO);
    }

    @Test
    void aMissingMemberIsRefused() {
        assertThatThrownBy(() -> mapper.readValue("{\"state\":\"ready\"}", AgentInfo.class))
                .isInstanceOf(ValueInstantiationException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"pi\"}", AgentInfo.class))
                .isInstanceOf(ValueInstantiationException.class);
    }

    @Test
    void keepsWhatItWasGiven() {
        List<String> features = new ArrayList<>(List.of("resume"));
        BridgeInfo info = new BridgeInfo("0.1.0", "e1", features, List.of(), FINE, YOU);
        features.add("queue");
        assertThat(info.features()).containsExactly("resume");
    }

    @Test
    void namesAndVersionsAreNeverBlank() {
        assertThatThrownBy(() -> new AgentInfo(" ", AgentState.READY, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BridgeInfo("", "e1", List.of(), List.of(), FINE, YOU))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BridgeInfo("1", "", List.of(), List.of(), FINE, YOU))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
