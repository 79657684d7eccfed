package dev.drawbridge.core.engine;

import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.approval.ArchivePage;
import dev.drawbridge.core.approval.ArchiveQuery;
import dev.drawbridge.core.approval.Ending;
import dev.drawbridge.core.approval.Verdict;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswered;
import dev.drawbridge.protocol.bridge.approval.ApprovalList;
import dev.drawbridge.protocol.bridge.approval.ApprovalQuery;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalService;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.message.ErrorCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Serves one call of a client that wants to know what agents ask, or to answer. */
final class ApprovalDesk implements ApprovalService {
    private static final int USUAL_PAGE = 100;

    private final Switchboard switchboard;
    private final Archive archive;
    private final InstantSource clock;
    private final ControlCall call;

    ApprovalDesk(Switchboard switchboard, Archive archive, InstantSource clock, ControlCall call) {
        this.switchboard = switchboard;
        this.archive = archive;
        this.clock = clock;
        this.call = call;
    }

    @Override
    public ApprovalList list(ApprovalQuery query) {
        if (query.history().orElse(false)) {
            ArchivePage page = archive
                    .find(new ArchiveQuery(query.threadId(), query.cursor(),
                            query.limit().orElse(USUAL_PAGE)));
            return new ApprovalList(page.approvals(), page.next());
        }
        List<Approval> open = switchboard.ask(() -> switchboard.concerns().approvals().open());
        return new ApprovalList(
                open.stream().filter(each -> query.threadId().map(each.threadId()::equals).orElse(true))
                        .toList(),
                Optional.empty());
    }

    @Override
    public ApprovalAnswered answer(ApprovalAnswer answer) {
        Verdict verdict = new Verdict(answer.decision(), answer.scope().orElse(ApprovalScope.ONCE),
                answer.answers(), answer.content());
        Optional<Approval> answered = switchboard.ask(() -> switchboard.concerns().approvals()
                .answer(answer.approvalId(), verdict, call.caller().asAuthor(), answer.note()));
        return new ApprovalAnswered(answered.orElseThrow(() -> tooLate(answer.approvalId())));
    }

    private Declined tooLate(String approvalId) {
        return archive.find(approvalId).filter(known -> known.state() != ApprovalState.OPEN)
                .map(ended -> new Declined(ErrorCode.ALREADY_ANSWERED,
                        Ending.sentence(ended, clock.instant())))
                .orElseGet(() -> new Declined(ErrorCode.NOT_FOUND,
                        "No such approval is open: bridge/approvals/list tells what is"));
    }
}
