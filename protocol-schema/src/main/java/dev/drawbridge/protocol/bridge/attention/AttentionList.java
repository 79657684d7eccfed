package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("What waits for people, the oldest first.")
public record AttentionList(@Description("One for each.") List<AttentionItem> items,
        @Description("How many of all there are were not seen yet.") int unseen,
        @Description("The number of the newest item when this device looked last; what has a higher one is new to it.") long lookedUpTo) {
    public AttentionList {
        items = List.copyOf(items);
    }
}
