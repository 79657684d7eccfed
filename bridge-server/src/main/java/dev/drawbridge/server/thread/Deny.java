package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.server.command.Version;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge deny}: says no to an agent. */
@Command(name = "deny", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Says no to what an agent asks; it goes on without. The first answer counts, from whatever device.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge deny last", "  drawbridge deny 3f9a2c --cancel --reason 'not on this machine'",
    "", Verb.EXIT_CODES})
public final class Deny extends AnswerVerb {
    @Parameters(paramLabel = "ID", description = AnswerVerb.WHICH_APPROVAL)
    private String approval = "";

    @Option(names = "--cancel", description = "The agent also stops what it is doing.")
    private boolean cancel;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history; the agent is not told.")
    private Optional<String> reason = Optional.empty();

    Deny() {
        this(Surroundings.here());
    }

    Deny(Surroundings surroundings) {
        super("deny", surroundings);
    }

    @Override
    String words() {
        return approval;
    }

    @Override
    ApprovalAnswer answer(String approvalId) {
        return new ApprovalAnswer(approvalId, cancel ? Decision.CANCEL : Decision.DECLINE, Optional.empty(),
                reason, Optional.empty(), Optional.empty());
    }
}
