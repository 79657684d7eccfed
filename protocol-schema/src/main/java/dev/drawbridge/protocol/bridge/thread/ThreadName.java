package dev.drawbridge.protocol.bridge.thread;

import dev.drawbridge.protocol.doc.Description;

@Description("Which thread is meant.")
public record ThreadName(@Description("Its id.") String threadId) {
    public ThreadName {
        if (threadId.isBlank()) {
            throw new IllegalArgumentException("a thread has an id");
        }
    }
}
