package dev.drawbridge.core.attention;

import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import java.util.List;
import java.util.Map;

/** Where it is kept what waits for people, and who has seen it, across runs of the bridge. Nothing waits for the disk. */
public interface Marks {
    /** What there was when the bridge began, by number. */
    List<AttentionItem> items();

    /** The number of the last item each device had looked at by then. */
    Map<String, Long> looks();

    /** Keeps it, in place of what was kept under its number before. */
    void keep(AttentionItem item);

    /** Forgets the item with this number. */
    void remove(long number);

    /** Keeps how far a device has looked. */
    void looked(String device, long number);
}
