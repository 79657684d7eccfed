package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Method;

/**
 * What a client sends to a thread under a key, so that sending it twice does it once.
 *
 * @param thread as the client spells it
 * @param clientKey the key the client chose
 * @param messageId by which the agent knows the message, and tells of it
 * @param request the message, without what is only for the bridge
 */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record Letter(Method method, String thread, String clientKey, String messageId, byte[] request) {
    /** What makes it the same as another: the method, the thread and the key. */
    String key() {
        return method.name() + '\n' + ThreadName.of(thread) + '\n' + clientKey;
    }
}
