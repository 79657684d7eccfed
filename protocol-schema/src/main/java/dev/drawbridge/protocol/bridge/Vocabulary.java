package dev.drawbridge.protocol.bridge;

import java.util.List;

/** All of {@code bridge/*}. */
public final class Vocabulary {
    private Vocabulary() {}

    /** The interfaces whose {@link BridgeMethod}s are the methods of the bridge. */
    public static List<Class<?>> services() {
        return List.of(InfoService.class);
    }
}
