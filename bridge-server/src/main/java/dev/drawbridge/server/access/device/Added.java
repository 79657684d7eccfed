package dev.drawbridge.server.access.device;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.server.access.Secret;
import java.util.concurrent.CompletableFuture;

/**
 * A device that has been let in.
 *
 * @param token by which it comes in; nobody can be told it later
 * @param kept whether the next run of the bridge will know of it, once that is known
 */
public record Added(KnownDevice device, Secret token, CompletableFuture<Boolean> kept) {}
