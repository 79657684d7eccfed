/** A conversation in JSON messages, over a process's stdio or a WebSocket, kept and searched by tests. */
@NullMarked
package dev.drawbridge.partners.wire;

import org.jspecify.annotations.NullMarked;
