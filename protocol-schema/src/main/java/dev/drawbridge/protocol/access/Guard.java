package dev.drawbridge.protocol.access;

import dev.drawbridge.protocol.message.IdPath;

/**
 * A member of params that takes a scope of its own.
 *
 * @param member where it stands
 * @param scope what it takes, if it says anything
 */
public record Guard(IdPath member, AccessScope scope) {}
