package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@BridgeNotification("bridge/attention")
@Description("What waits for people has changed. It is told to every client that knows the bridge.")
public record AttentionChanged(@Description("Items that are new, or were seen.") List<AttentionItem> items,
        @Description("The numbers of items that are gone: the agent was answered, or asks no more.") List<Long> gone,
        @Description("How many of all there are were not seen yet.") int unseen) {
    public AttentionChanged {
        items = List.copyOf(items);
        gone = List.copyOf(gone);
    }
}
