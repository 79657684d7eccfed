/**
 * What the bridge remembers of its threads beyond its own life: who comes back after a restart goes on from here.
 *
 * <p>A thread's messages are numbered 1, 2, 3 … for ever; an <em>epoch</em> is one run of the bridge. The journal is
 * written behind the stream and never in its way: when the disk fails, the stream goes on and the journal says from
 * which number on it can be trusted again.
 */
@NullMarked
package dev.drawbridge.core.journal;

import org.jspecify.annotations.NullMarked;
