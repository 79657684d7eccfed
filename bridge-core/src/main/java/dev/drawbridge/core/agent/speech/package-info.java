/**
 * How an agent that lives in the bridge's own process hears and speaks Codex's vocabulary.
 *
 * <p>What most of them answer alike stands in {@code answers.json}, and the objects that they speak in, in
 * {@code shapes.json}; beside an agent's own classes stand files of these names with what is different there.
 */
@NullMarked
package dev.drawbridge.core.agent.speech;

import org.jspecify.annotations.NullMarked;
