package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LineTest {
    /** What scripts rely on: members may be added, and nothing else. */
    private static final String SCHEMA = """
            Asked: type Type, approval Approval
            Attached: type Type, threadId String, epoch String, seq long, snapshot Optional<String>
            Bridge: version String, address String, epoch String, startedAtMs Optional<Long>, clients Optional<Integer>, features List<String>, agents List<AgentInfo>, journal JournalInfo, you CallerInfo
            Connection: type Type, reason String
            Conversation: threadId String, shortId String, agent String, state State, name Optional<String>, preview String, directory String, activeAtMs long, archived boolean
            Done: threadId String, turnId Optional<String>, queuedId Optional<String>, done String
            End: type Type, threadId String, turnId String, status String
            Event: type Type, seq long, method String, params JsonNode
            Item: type Type, threadId String, turnId String, item JsonNode
            Queued: queuedId String, text String, state Optional<String>
            Sent: type Type, threadId String, manner Manner, turnId Optional<String>, queuedId Optional<String>
            Turn: type Type, threadId String, turnId String, status String, durationMs Optional<Long>, error Optional<String>
            """;

    @Test
    void whatScriptsReadStaysAsItIs() {
        assertThat(Arrays.stream(Line.class.getPermittedSubclasses())
                .map(each -> each.getSimpleName() + ": " + Arrays.stream(each.getRecordComponents())
                        .map(LineTest::member).collect(Collectors.joining(", ")) + "\n")
                .sorted().collect(Collectors.joining())).isEqualTo(SCHEMA);
        assertThat(Line.State.values()).extracting(Enum::name).containsExactly("IDLE", "WORKING", "WAITING",
                "FAILED");
        assertThat(Line.Manner.values()).extracting(Enum::name).containsExactly("STARTED", "STEERED",
                "QUEUED");
        assertThat(Line.Type.values()).extracting(Enum::name).containsExactly("TURN", "ITEM", "SENT",
                "ATTACHED", "EVENT", "APPROVAL", "CUT", "BACK", "END");
    }

    private static String member(RecordComponent member) {
        return member.getName() + " "
                + member.getGenericType().getTypeName().replaceAll("[a-z.]+\\.(?=[A-Z])", "")
                        .replaceAll("Line\\$", "");
    }
}
