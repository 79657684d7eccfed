package dev.drawbridge.core.engine;

import dev.drawbridge.core.attention.Inbox;
import dev.drawbridge.protocol.bridge.attention.AttentionList;
import dev.drawbridge.protocol.bridge.attention.AttentionQuery;
import dev.drawbridge.protocol.bridge.attention.AttentionSeen;
import dev.drawbridge.protocol.bridge.attention.AttentionService;
import java.util.Set;
import java.util.function.LongPredicate;

/** Serves one call of a client that wants to know what waits for people. */
final class AttentionDesk implements AttentionService {
    private final Switchboard switchboard;
    private final ControlCall call;

    AttentionDesk(Switchboard switchboard, ControlCall call) {
        this.switchboard = switchboard;
        this.call = call;
    }

    private Inbox inbox() {
        return switchboard.concerns().inbox();
    }

    @Override
    public AttentionList list(AttentionQuery query) {
        return switchboard
                .ask(() -> inbox().look(call.visitor().deviceId(),
                        query.includeSeen().orElse(/* other= */ false)));
    }

    @Override
    public AttentionList seen(AttentionSeen seen) {
        LongPredicate numbers = seen.upTo().<LongPredicate>map(last -> number -> number <= last)
                .orElseGet(() -> Set.copyOf(seen.numbers().orElseThrow())::contains);
        return switchboard.ask(() -> inbox().see(call.visitor().deviceId(), numbers));
    }
}
