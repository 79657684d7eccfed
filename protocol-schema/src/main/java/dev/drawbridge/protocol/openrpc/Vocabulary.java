package dev.drawbridge.protocol.openrpc;

import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.bridge.InfoService;
import dev.drawbridge.protocol.bridge.ResumeService;
import java.util.List;

/** All of {@code bridge/*}. */
final class Vocabulary {
    private Vocabulary() {}

    /** The interfaces whose {@link BridgeMethod}s are the methods of the bridge. */
    static List<Class<?>> services() {
        return List.of(InfoService.class, ResumeService.class);
    }

    /** The records that are the {@linkplain BridgeNotification notifications} of the bridge. */
    public static List<Class<? extends Record>> notifications() {
        return List.of(AgentStatusChanged.class);
    }

    /** The records that stand in messages which are not the bridge's own. */
    static List<Class<? extends Record>> additions() {
        return List.of(BridgeIdentity.class);
    }

    /** By what name clients are told. */
    public static String nameOf(Class<? extends Record> notification) {
        BridgeNotification name = notification.getAnnotation(BridgeNotification.class);
        if (name == null) {
            throw new IllegalArgumentException(notification + " is no notification: it has no name");
        }
        return name.value();
    }
}
