package dev.drawbridge.protocol.bridge.thread;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@BridgeNotification("bridge/thread/ui")
@Description("What the agent's extensions show beside a thread, all of it, whenever it changes and to whoever begins to follow the thread. It is told to every client that follows the thread and knows the bridge.")
public record ThreadUi(@Description("The thread.") String threadId,
        @Description("Words for a status line, by who has them.") Map<String, String> statuses,
        @Description("Blocks of text, by who has them.") Map<String, ThreadWidget> widgets,
        @Description("What the window is to be called.") Optional<String> title,
        @Description("What is proposed as the next message.") Optional<String> editorText) {
    public ThreadUi {
        Objects.requireNonNull(threadId, "threadId");
        statuses = Map.copyOf(statuses);
        widgets = Map.copyOf(widgets);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(editorText, "editorText");
    }
}
