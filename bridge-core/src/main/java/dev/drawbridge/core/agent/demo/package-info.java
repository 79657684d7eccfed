/**
 * An agent for those who have none: in-process, scripted, always the same, in Codex's vocabulary.
 *
 * <p>It touches no disk, runs nothing and asks no model. What it says stands in
 * {@link dev.drawbridge.core.agent.demo.Scripts}, and in {@code answers.json} and {@code shapes.json} where that differs
 * from what {@link dev.drawbridge.core.agent.speech} has for all.
 */
@NullMarked
package dev.drawbridge.core.agent.demo;

import org.jspecify.annotations.NullMarked;
