/**
 * A client of WebSocket servers that are near: on a Unix socket or a TCP port, one text message a line.
 *
 * <p>As RFC 6455 has it, strictly; without extensions, and without TLS, which a tunnel is for.
 */
@NullMarked
package dev.drawbridge.core.websocket;

import org.jspecify.annotations.NullMarked;
