/** What a real Codex asks by way of the bridge, from the question to the deed: who answers, and how far that reaches. */
@NullMarked
package dev.drawbridge.server.approval;

import org.jspecify.annotations.NullMarked;
