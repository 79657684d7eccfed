package dev.drawbridge.server.access.session;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.Secret;

/**
 * A session that has just begun.
 *
 * @param secret what the browser is told, and nobody can be told again
 */
public record Opened(Visitor visitor, Secret secret) {}
