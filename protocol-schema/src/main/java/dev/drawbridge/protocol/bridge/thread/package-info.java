/** What the bridge knows of a thread that the agent's own protocol has no words for. */
@NullMarked
package dev.drawbridge.protocol.bridge.thread;

import org.jspecify.annotations.NullMarked;
