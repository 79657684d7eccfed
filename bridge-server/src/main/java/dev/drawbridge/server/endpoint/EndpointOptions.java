package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.AccessOptions;

/** How an endpoint is to be. */
public record EndpointOptions(BindAddress bind, AccessOptions access, Limits limits, Timing timing) {
    /** An endpoint with standard limits and times that asks for nothing. */
    public static EndpointOptions at(BindAddress bind) {
        return new EndpointOptions(bind, AccessOptions.open(), Limits.STANDARD, Timing.STANDARD);
    }

    public EndpointOptions withAccess(AccessOptions chosen) {
        return new EndpointOptions(bind, chosen, limits, timing);
    }

    public EndpointOptions withLimits(Limits chosen) {
        return new EndpointOptions(bind, access, chosen, timing);
    }

    public EndpointOptions withTiming(Timing chosen) {
        return new EndpointOptions(bind, access, limits, chosen);
    }
}
