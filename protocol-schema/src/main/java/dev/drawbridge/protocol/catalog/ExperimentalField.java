package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;

/**
 * A member of a stable request that only clients with {@code experimentalApi} may send.
 *
 * @param reason what the agent's refusal names: {@code "<reason> requires experimentalApi capability"}
 */
public record ExperimentalField(IdPath path, Presence presence, String reason) {}
