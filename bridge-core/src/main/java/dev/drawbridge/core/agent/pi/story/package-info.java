/**
 * What was said in a session of Pi, as turns and items of Codex.
 *
 * <p>All ids are functions of what Pi itself has written down, so that what is told live, what is read from the
 * session's file later, and what another run of the bridge tells are the same.
 */
@NullMarked
package dev.drawbridge.core.agent.pi.story;

import org.jspecify.annotations.NullMarked;
