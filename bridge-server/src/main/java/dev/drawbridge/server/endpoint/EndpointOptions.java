package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.tls.TlsOptions;

/** How an endpoint is to be. */
public record EndpointOptions(BindAddress bind, AccessOptions access, TlsOptions tls, Limits limits,
        Timing timing) {
    /** An endpoint with standard limits and times that asks for nothing. */
    public static EndpointOptions at(BindAddress bind) {
        return new EndpointOptions(bind, AccessOptions.open(), new TlsOptions.Off(), Limits.STANDARD,
                Timing.STANDARD);
    }

    public EndpointOptions withAccess(AccessOptions chosen) {
        return new EndpointOptions(bind, chosen, tls, limits, timing);
    }

    public EndpointOptions withTls(TlsOptions chosen) {
        return new EndpointOptions(bind, access, chosen, limits, timing);
    }

    public EndpointOptions withLimits(Limits chosen) {
        return new EndpointOptions(bind, access, tls, chosen, timing);
    }

    public EndpointOptions withTiming(Timing chosen) {
        return new EndpointOptions(bind, access, tls, limits, chosen);
    }
}
