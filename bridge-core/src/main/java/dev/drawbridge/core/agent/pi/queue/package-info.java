/**
 * The messages that wait for their turn in a thread: {@code thread/queue/*} as Codex has it, for an agent that would
 * mix up what it is given in advance.
 *
 * <p>What is different: a message that was on its way when somebody died is <i>uncertain</i>. It and all behind it wait
 * until somebody decides, by {@code thread/queue/start}, {@code update} or {@code delete}. Clients see that in the
 * member {@code bridge} of a queued submission ({@code {"state":"waiting"|"sending"|"uncertain"}}) and of the answer to
 * {@code thread/queue/list} ({@code {"paused":false,"held":"why"}}), which those of Codex do not have.
 */
@NullMarked
package dev.drawbridge.core.agent.pi.queue;

import org.jspecify.annotations.NullMarked;
