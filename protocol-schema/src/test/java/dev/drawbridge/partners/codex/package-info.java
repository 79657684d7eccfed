/** The real Codex as a test partner: its app-server on stdio or on a WebSocket, and its command line. */
@NullMarked
package dev.drawbridge.partners.codex;

import org.jspecify.annotations.NullMarked;
