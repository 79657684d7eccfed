package dev.drawbridge.protocol.access;

import java.util.List;

/**
 * What a device has to be allowed for a method.
 *
 * @param scope what the method takes, whatever its params say
 * @param guards what some of its params take besides
 * @param sites which of its params say where an agent is to work
 */
public record Need(AccessScope scope, List<Guard> guards, List<Site> sites) {
    /** Of what nobody has thought about. */
    static final Need UNKNOWN = new Need(AccessScope.ADMIN, List.of(), List.of());

    public Need {
        guards = List.copyOf(guards);
        sites = List.copyOf(sites);
    }
}
