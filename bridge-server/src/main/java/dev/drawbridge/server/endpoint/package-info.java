/**
 * The bridge's WebSocket endpoint: pipeline, handshake, frames.
 *
 * <p>A request is answered by {@link dev.drawbridge.server.endpoint.Reception}; one that asks to become a WebSocket,
 * and may, becomes a {@link dev.drawbridge.server.endpoint.Session}, the client of one
 * {@link dev.drawbridge.core.engine.Connection}.
 */
@NullMarked
package dev.drawbridge.server.endpoint;

import org.jspecify.annotations.NullMarked;
