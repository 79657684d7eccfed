package dev.drawbridge.protocol.openrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import dev.drawbridge.protocol.bridge.AgentStatusChanged;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeInfo;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.CallerInfo;
import dev.drawbridge.protocol.bridge.JournalHealth;
import dev.drawbridge.protocol.bridge.JournalInfo;
import dev.drawbridge.protocol.bridge.RestartParams;
import dev.drawbridge.protocol.bridge.RestartResult;
import dev.drawbridge.protocol.bridge.ResumeParams;
import dev.drawbridge.protocol.bridge.ResumePoint;
import dev.drawbridge.protocol.bridge.ResumeResult;
import dev.drawbridge.protocol.bridge.ResumedThread;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents that the build left on the class path. */
final class WrittenDocumentsTest {
    private final JsonNode openRpc = Rules.resource(BridgeInfo.class, "openrpc.json");
    private final JsonNode bundle = Rules.resource(BridgeInfo.class, "schema.json");

    WrittenDocumentsTest() throws IOException {}

    static Stream<Record> examples() {
        return Stream.of(
                Stream.of(AgentState.values())
                        .map(state -> new AgentInfo("codex", state, Optional.of("0.169.0"))),
                Stream.of(new AgentInfo("pi", AgentState.STOPPED, Optional.empty()),
                        AgentStatusChanged.to(new AgentInfo("codex", AgentState.RESTARTING,
                                Optional.of("0.169.0"), Optional.of("It was killed."), 3,
                                Optional.of(1_700_000_000_000L), List.of("It is newer."))),
                        new BridgeInfo("0.1.0", "e1", List.of(), List.of(),
                                new JournalInfo(JournalHealth.FINE, Optional.empty()),
                                new CallerInfo("d1", "Phone", List.of(AccessScope.values()))),
                        new BridgeInfo("0.1.0", "e1", List.of("resume"),
                                List.of(new AgentInfo("pi", AgentState.FAILED, Optional.empty())),
                                new JournalInfo(JournalHealth.BROKEN, Optional.of("The disk is full.")),
                                new CallerInfo("d1", "Phone", List.of()), Optional.of(1_700_000_000_000L),
                                Optional.of(3), Optional.of(9100)),
                        new CallerInfo("d1", "Phone", List.of(AccessScope.OBSERVE)),
                        new JournalInfo(JournalHealth.OFF, Optional.empty()),
                        new BridgeIdentity("0.1.0", "e1", List.of("resume")), new ResumePoint("t", 0),
                        new RestartParams("codex"),
                        new RestartResult(new AgentInfo("pi", AgentState.READY, Optional.empty())),
                        new ResumeParams("e1", List.of(new ResumePoint("t", 7))),
                        new ResumedThread.Replayed("t", 7, 9),
                        new ResumedThread.SnapshotRequired("u", "It was unloaded meanwhile."),
                        new ResumeResult(List.of(new ResumedThread.Replayed("t", 7, 9),
                                new ResumedThread.SnapshotRequired("u", "It was unloaded meanwhile.")))),
                Examples.ofApprovals(), Examples.ofRules(), Examples.ofAttention(), Examples.ofAudit(),
                Examples.ofThreads(), Examples.ofDevices(), Examples.ofLogins(),
                Examples.ofPairing(), Examples.ofProjects(), TerminalExamples.all())
                .flatMap(each -> each);
    }

    @Test
    void theOpenRpcDocumentKeepsTheSpecification() throws IOException {
        assertThat(Rules.brokenBy(openRpc)).isEmpty();
        assertThat(openRpc.path("methods").findValuesAsText("name")).contains("bridge/info", "bridge/resume");
        assertThat(openRpc.path("x-notifications").findValuesAsText("name"))
                .containsAll(Vocabulary.notifications().stream().map(BridgeJson::nameOf).toList());
        assertThat(Vocabulary.notifications().stream().map(BridgeJson::nameOf))
                .allMatch(name -> name.startsWith("bridge/"));
    }

    @Test
    void theBundleIsAJsonSchema() {
        assertThat(Rules.brokenBySchema(bundle)).isEmpty();
        assertThat(Rules.differences(bundle, "AgentInfo", bundle)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsWhatItsSchemaSays(Record example) {
        JsonNode json = BridgeJson.mapper().valueToTree(example);
        assertThat(Rules.differences(bundle, example.getClass().getSimpleName(), json)).isEmpty();
    }

    @Test
    void everyRecordOfTheVocabularyHasAnExample() {
        TreeSet<String> records = new TreeSet<>();
        bundle.path("$defs").properties().stream()
                .filter(definition -> definition.getValue().has("properties"))
                .forEach(definition -> records.add(definition.getKey()));
        assertThat(examples().map(example -> example.getClass().getSimpleName())).containsAll(records);
    }
}
