package dev.drawbridge.protocol.bridge.audit;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("What was done.")
public record AuditList(@Description("One for each deed, the newest first.") List<AuditRecord> records,
        @Description("The \"before\" of the next page, if there is one.") Optional<Long> nextBefore) {
    public AuditList {
        records = List.copyOf(records);
        Objects.requireNonNull(nextBefore, "nextBefore");
    }
}
