package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("What was seen.")
public record AttentionSeen(@Description("These.") Optional<List<Long>> numbers,
        @Description("All up to this one.") Optional<Long> upTo) {
    public AttentionSeen {
        numbers = numbers.map(List::copyOf);
        Objects.requireNonNull(upTo, "upTo");
        if (numbers.isPresent() == upTo.isPresent()) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: give either numbers or upTo");
        }
    }
}
