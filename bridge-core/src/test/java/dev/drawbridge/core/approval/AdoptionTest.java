package dev.drawbridge.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.rule.NoShelf;
import dev.drawbridge.core.rule.Rulebook;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an earlier run of the bridge was asked, and this one is asked again. */
final class AdoptionTest {
    private static final String METHOD = "mcpServer/elicitation/request";

    /** The archive of an earlier run. */
    private record Left(List<Approval> left) implements Archive {
        @Override
        public void keep(Approval approval) {
            // nobody looks
        }

        @Override
        public Optional<Approval> find(String approvalId) {
            return Optional.empty();
        }

        @Override
        public ArchivePage find(ArchiveQuery query) {
            return new ArchivePage(List.of(), Optional.empty());
        }
    }

    /** Nobody is told. */
    private static final class Blind implements Witness {
        @Override
        public void opened(Approval approval) {
            // nobody is told
        }

        @Override
        public void closed(Approval approval) {
            // nobody is told
        }
    }

    /** What was asked with these params, as it comes from the disk. */
    private static Approval left(String params) throws JsonProcessingException {
        JsonNode kept = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(params);
        Ask ask = Ask.of(METHOD, kept, Optional.empty(), Optional.empty()).orElseThrow();
        return new Approval("left", "codex", "t", Optional.empty(), Optional.empty(), 0, METHOD, kept,
                Optional.empty(), ask.kind(), ask.summary(), Optional.empty(), ask.fingerprint(),
                ask.decisions(), ask.scopes(), 1, ApprovalState.OPEN, Optional.empty());
    }

    private static String params(String with) {
        return """
                {"threadId":"t","serverName":"s","mode":"form","_meta":{"codex_approval_kind":"mcp_tool_call",
                "tool_name":"plain","tool_params":{"x":%s}},"message":"m","requestedSchema":{"properties":{}}}"""
                .formatted(with);
    }

    @ParameterizedTest
    @CsvSource({"1,1,left", "1.50,1.50,left", "0.1,0.1,left", "1e999,1e999,left", "1,2,made", "1.5,1.6,made",
        "9007199254740993,9007199254740992,made"})
    void whatIsAskedInTheSameWordsIsTheSame(String before, String now, String id)
            throws JsonProcessingException {
        Approvals approvals = new Approvals(new Left(List.of(left(params(before)))),
                new Rulebook(new NoShelf(), InstantSource.system(), () -> "r"), new Blind(),
                Optional.empty(),
                (pause, work) -> {}, InstantSource.system(), () -> "made");
        JsonNode said = new ObjectMapper().readTree(params(now));
        Petition petition = Petition.read(METHOD, said, Optional.empty(), Optional.empty()).orElseThrow();
        assertThat(approvals.open("codex", petition, 0, result -> {}).approval().approvalId()).isEqualTo(id);
    }
}
