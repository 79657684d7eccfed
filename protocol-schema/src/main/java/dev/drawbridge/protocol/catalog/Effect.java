package dev.drawbridge.protocol.catalog;

/** What the success of a request, or the arrival of a notification, changes for the routing of later messages. */
public enum Effect {
    NONE,
    /** The caller is subscribed to the thread the result names, or else to the one the params name. */
    SUBSCRIBE,
    /** The caller is no longer subscribed to the thread. */
    UNSUBSCRIBE,
    /** Nobody is subscribed to the thread any longer. */
    UNLOAD,
    /** The handle is alive from now on. */
    OPEN,
    /** The handle is dead from now on. */
    CLOSE,
    /** The handle is alive until this request is answered. */
    HOLD
}
