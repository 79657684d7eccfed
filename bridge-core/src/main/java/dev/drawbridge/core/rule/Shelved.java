package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A rule that was made or taken away.
 *
 * @param rule empty for one that could not be read
 * @param kept whether the next run of the bridge will know of it, once that is known
 */
public record Shelved(String ruleId, Optional<Rule> rule, CompletableFuture<Boolean> kept) {}
