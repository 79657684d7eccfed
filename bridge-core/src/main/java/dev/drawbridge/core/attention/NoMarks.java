package dev.drawbridge.core.attention;

import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import java.util.List;
import java.util.Map;

/** Marks that are thrown away: what waits for people is known until the bridge ends. */
public final class NoMarks implements Marks {
    @Override
    public List<AttentionItem> items() {
        return List.of();
    }

    @Override
    public Map<String, Long> looks() {
        return Map.of();
    }

    @Override
    public void keep(AttentionItem item) {
        /* it is not kept */ }

    @Override
    public void remove(long number) {
        /* it was not kept */ }

    @Override
    public void looked(String device, long number) {
        /* it is not kept */ }
}
