package dev.drawbridge.server.access.device;

import dev.drawbridge.core.access.KnownDevice;
import java.util.concurrent.CompletableFuture;

/**
 * What has become of a device.
 *
 * @param device as it is now, or was until now
 * @param kept whether the next run of the bridge will know of it, once that is known
 */
public record Changed(KnownDevice device, CompletableFuture<Boolean> kept) {}
