package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.limit.LimitOptions;
import dev.drawbridge.server.tls.TlsOptions;

/**
 * How an endpoint is to be.
 *
 * @param crowd how much anybody may ask for
 * @param limits how much a client may say at once
 * @param yielding whether it is content with another port, if somebody else listens on its own
 */
public record EndpointOptions(BindAddress bind, AccessOptions access, TlsOptions tls, UrlPrefix prefix,
        LimitOptions crowd, Limits limits, Timing timing, boolean yielding) {
    /** An endpoint with standard limits and times that asks for nothing. */
    public static EndpointOptions at(BindAddress bind) {
        return new EndpointOptions(bind, AccessOptions.open(), new TlsOptions.Off(), UrlPrefix.NONE,
                LimitOptions.STANDARD, Limits.STANDARD, Timing.STANDARD, /* yielding= */ false);
    }

    public EndpointOptions withAccess(AccessOptions chosen) {
        return new EndpointOptions(bind, chosen, tls, prefix, crowd, limits, timing, yielding);
    }

    public EndpointOptions withTls(TlsOptions chosen) {
        return new EndpointOptions(bind, access, chosen, prefix, crowd, limits, timing, yielding);
    }

    public EndpointOptions withPrefix(UrlPrefix chosen) {
        return new EndpointOptions(bind, access, tls, chosen, crowd, limits, timing, yielding);
    }

    public EndpointOptions withCrowd(LimitOptions chosen) {
        return new EndpointOptions(bind, access, tls, prefix, chosen, limits, timing, yielding);
    }

    public EndpointOptions withLimits(Limits chosen) {
        return new EndpointOptions(bind, access, tls, prefix, crowd, chosen, timing, yielding);
    }

    public EndpointOptions withTiming(Timing chosen) {
        return new EndpointOptions(bind, access, tls, prefix, crowd, limits, chosen, yielding);
    }

    /** The same, where another port will do if its own is taken. */
    public EndpointOptions yieldingItsPort() {
        return new EndpointOptions(bind, access, tls, prefix, crowd, limits, timing, /* yielding= */ true);
    }
}
