/** Codex: its {@code app-server} as a child process on stdio, with the overrides that the command line gave. */
@NullMarked
package dev.drawbridge.core.agent.codex;

import org.jspecify.annotations.NullMarked;
