/**
 * An agent for those who have none: in-process, scripted, always the same, in Codex's vocabulary.
 *
 * <p>It touches no disk, runs nothing and asks no model. What it says stands in {@code answers.json},
 * {@code shapes.json} and {@link dev.drawbridge.core.agent.demo.Scripts}.
 */
@NullMarked
package dev.drawbridge.core.agent.demo;

import org.jspecify.annotations.NullMarked;
