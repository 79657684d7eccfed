/** Codex as the bridge starts it: the options read back, the ends proven on the real program. */
@NullMarked
package dev.drawbridge.core.agent.codex;

import org.jspecify.annotations.NullMarked;
