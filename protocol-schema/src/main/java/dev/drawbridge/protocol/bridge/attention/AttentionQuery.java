package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What is to be listed.")
public record AttentionQuery(
        @Description("Whether also what was seen; false if absent.") Optional<Boolean> includeSeen) {
    public AttentionQuery {
        Objects.requireNonNull(includeSeen, "includeSeen");
    }
}
