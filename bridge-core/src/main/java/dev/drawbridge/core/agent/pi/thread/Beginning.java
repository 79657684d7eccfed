package dev.drawbridge.core.agent.pi.thread;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a new thread begins with.
 *
 * @param model as {@code pi/<provider>/<model>}; Pi's own default if empty
 * @param effort as Codex calls it
 * @param ephemeral whether it is never written down
 */
public record Beginning(Path cwd, Optional<String> model, Optional<String> effort, boolean ephemeral) {}
