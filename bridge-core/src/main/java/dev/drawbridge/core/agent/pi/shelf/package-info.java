/** What is known of Pi's threads beyond what Pi's own session files say, kept across runs of the bridge. */
@NullMarked
package dev.drawbridge.core.agent.pi.shelf;

import org.jspecify.annotations.NullMarked;
