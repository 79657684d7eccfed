/**
 * A live thread: what is said to one Pi and what it does, as a thread of Codex that lives.
 *
 * <p>Everything in here is done by one thread, the one that the life of the agent has; so nothing is locked.
 */
@NullMarked
package dev.drawbridge.core.agent.pi.thread;

import org.jspecify.annotations.NullMarked;
