package dev.drawbridge.server.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.server.command.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge approve}: says yes to an agent. */
@Command(name = "approve", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Says yes to what an agent asks, or answers its question. The first answer counts, from whatever device.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge approve last", "  drawbridge approve 3f9a2c --session",
    "  drawbridge approve last --answer colour=blue", "", Verb.EXIT_CODES})
public final class Approve extends AnswerVerb {
    @Parameters(paramLabel = "ID", description = AnswerVerb.WHICH_APPROVAL)
    private String approval = "";

    @Option(names = "--session", description = "Yes to all that is the same in this thread, until the bridge ends.")
    private boolean session;

    @Option(names = "--always", description = "Yes to all that is the same, from now on.")
    private boolean always;

    @Option(names = "--note", paramLabel = "TEXT", description = "Something for the history.")
    private Optional<String> note = Optional.empty();

    @Option(names = "--answer", paramLabel = "QUESTION=TEXT", description = "An answer to one of its questions; give it again for several.")
    private List<String> answers = new ArrayList<>();

    @Option(names = "--content", paramLabel = "JSON", description = "What a tool wants to know, in the form that it wants.")
    private Optional<String> content = Optional.empty();

    Approve() {
        this(Surroundings.here());
    }

    Approve(Surroundings surroundings) {
        super("approve", surroundings);
    }

    @Override
    protected void check() {
        if (session && always) {
            throw mistake("--session and --always contradict each other: give one");
        }
        var _ = given();
        var _ = content();
    }

    @Override
    String words() {
        return approval;
    }

    @Override
    ApprovalAnswer answer(String approvalId) {
        Map<String, List<String>> given = given();
        return new ApprovalAnswer(approvalId, Decision.ACCEPT,
                Optional.of(always
                        ? ApprovalScope.ALWAYS
                        : session ? ApprovalScope.SESSION : ApprovalScope.ONCE),
                note, given.isEmpty() ? Optional.empty() : Optional.of(given), content());
    }

    private Map<String, List<String>> given() {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String answer : answers) {
            int parted = answer.indexOf('=');
            if (parted < 1) {
                throw mistake("--answer takes no '" + answer + "': write QUESTION=TEXT");
            }
            given.computeIfAbsent(answer.substring(0, parted), _ -> new ArrayList<>())
                    .add(answer.substring(parted + 1));
        }
        return given;
    }

    private Optional<JsonNode> content() {
        try {
            return content.isPresent()
                    ? Optional.of(new ObjectMapper().readTree(content.get()))
                    : Optional.empty();
        } catch (JsonProcessingException garbled) {
            throw mistake("--content is no JSON: write an object such as '{\"name\":\"value\"}'");
        }
    }
}
