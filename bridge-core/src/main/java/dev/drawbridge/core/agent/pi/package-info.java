/**
 * Pi, as an agent that speaks Codex's vocabulary: the desks at which requests are taken, and what they share.
 *
 * <p>A request's way: {@link dev.drawbridge.core.agent.pi.FrontDesk} takes it and gives it to the desk whose business it
 * is; that asks a {@linkplain dev.drawbridge.core.agent.pi.thread live thread} or the
 * {@linkplain dev.drawbridge.core.agent.pi.session session files}. All of it is done by one thread.
 */
@NullMarked
package dev.drawbridge.core.agent.pi;

import org.jspecify.annotations.NullMarked;
