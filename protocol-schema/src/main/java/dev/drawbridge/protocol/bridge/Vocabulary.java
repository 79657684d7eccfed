package dev.drawbridge.protocol.bridge;

import java.util.List;

/** All of {@code bridge/*}. */
public final class Vocabulary {
    private Vocabulary() {}

    /** The interfaces whose {@link BridgeMethod}s are the methods of the bridge. */
    public static List<Class<?>> services() {
        return List.of(InfoService.class, ResumeService.class);
    }

    /** The records that stand in messages which are not the bridge's own. */
    public static List<Class<? extends Record>> additions() {
        return List.of(BridgeIdentity.class);
    }
}
