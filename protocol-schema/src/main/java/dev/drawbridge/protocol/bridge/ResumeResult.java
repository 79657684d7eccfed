package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("How the threads go on, in the order in which they were asked for.")
public record ResumeResult(
        @Description("One for each thread that was asked for.") List<ResumedThread> threads) {
    public ResumeResult {
        threads = List.copyOf(threads);
    }
}
