package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswered;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.paper.Glyphs;
import java.util.List;

/** A command that answers an agent. */
abstract class AnswerVerb extends CallingVerb {
    static final String WHICH_APPROVAL = "Its id, the beginning or end of it ('drawbridge approvals' shows the end), or 'last': what was asked last.";

    AnswerVerb(String name, Surroundings surroundings) {
        super(name, surroundings);
    }

    /** Which approval is meant, in the words of whoever answers. */
    abstract String words();

    /** What it is to be told. */
    abstract ApprovalAnswer answer(String approvalId);

    @Override
    final int run(BridgeLine line) throws Refused {
        List<Approval> open = Approvals.open(line);
        String id = Approvals.find(open, words(), this::mistake);
        try {
            Approval answered = line.call("bridge/approvals/answer", answer(id), ApprovalAnswered.class)
                    .approval();
            tell(new Line.Asked(answered),
                    () -> out().println(
                            answered.closing().map(end -> ApprovalBlock.end(answered.state(), end))
                                    .map(Glyphs::line)
                                    .orElse("answered") + ": " + Glyphs.line(answered.summary())));
            return Exit.DONE;
        } catch (Refused refused) {
            if (refused.code() == ErrorCode.NOT_FOUND.number()) {
                return fail("nothing that is asked has the id '" + words()
                        + "': 'drawbridge approvals' shows what is asked");
            }
            return fail(refused.code() == ErrorCode.ALREADY_ANSWERED.number()
                    ? "somebody was quicker: " + refused.sentence()
                    : refused.sentence());
        }
    }
}
