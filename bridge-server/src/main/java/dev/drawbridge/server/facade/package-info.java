/** What makes the bridge look like a Codex of one's own: an app-server on stdio, and the terminal client. */
@NullMarked
package dev.drawbridge.server.facade;

import org.jspecify.annotations.NullMarked;
