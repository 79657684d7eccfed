package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("What agents ask, or have asked.")
public record ApprovalList(@Description("One for each.") List<Approval> approvals,
        @Description("The \"cursor\" of the next page, if there is one.") Optional<String> nextCursor) {
    public ApprovalList {
        approvals = List.copyOf(approvals);
        Objects.requireNonNull(nextCursor, "nextCursor");
    }
}
