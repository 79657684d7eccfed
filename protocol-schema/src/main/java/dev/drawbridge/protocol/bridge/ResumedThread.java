package dev.drawbridge.protocol.bridge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(ResumedThread.Replayed.class),
    @JsonSubTypes.Type(ResumedThread.SnapshotRequired.class)})
@Description("How a thread goes on for a client that came back.")
public sealed interface ResumedThread {
    @Description("The thread.")
    String threadId();

    @Description("The client follows the thread again. Everything it missed comes right behind this answer, in order, each event once, and then what is new.")
    record Replayed(@Description("The thread.") String threadId,
            @Description("The sequence number behind which the events begin.") long from,
            @Description("The thread's newest sequence number so far; when it equals \"from\", nothing was missed.") long to)
            implements
                ResumedThread {
        public Replayed {
            Objects.requireNonNull(threadId, "threadId");
        }
    }

    @Description("What the client missed cannot be told event by event, and it does not follow the thread: it resumes the thread with thread/resume, whose answer is a snapshot.")
    record SnapshotRequired(@Description("The thread.") String threadId,
            @Description("Always true.") boolean snapshotRequired,
            @Description("Why, as a sentence for people.") String reason) implements ResumedThread {
        public SnapshotRequired {
            Objects.requireNonNull(threadId, "threadId");
            Objects.requireNonNull(reason, "reason");
            if (!snapshotRequired) {
                throw new IllegalArgumentException("who needs no snapshot gets a replay");
            }
        }

        public SnapshotRequired(String threadId, String reason) {
            this(threadId, /* snapshotRequired= */ true, reason);
        }
    }
}
