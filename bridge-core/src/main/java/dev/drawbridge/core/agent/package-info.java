/**
 * What a coding agent is to the engine: something that is brought to life, is written to, and speaks in lines.
 *
 * <p>An {@link dev.drawbridge.core.agent.Agent} may live many times, one life after the other.
 */
@NullMarked
package dev.drawbridge.core.agent;

import org.jspecify.annotations.NullMarked;
