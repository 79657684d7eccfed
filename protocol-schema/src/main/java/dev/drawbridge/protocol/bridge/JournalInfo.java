package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("The journal of what happened in the threads.")
public record JournalInfo(@Description("How it is doing.") JournalHealth state,
        @Description("What is wrong and what to do about it, for people.") Optional<String> sentence) {
    public JournalInfo {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sentence, "sentence");
    }
}
