/**
 * What the bridge keeps for a client: its handshake, its ids, its subscriptions, its handles.
 *
 * <p>A transport opens a {@link dev.drawbridge.core.engine.Connection} for each client it lets in, hands it what the
 * client says, and writes what it has for the client.
 */
@NullMarked
package dev.drawbridge.core.engine;

import org.jspecify.annotations.NullMarked;
