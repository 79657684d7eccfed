package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.server.endpoint.BindAddress;
import java.util.List;

/**
 * What a bridge would do that is started with no word more than that.
 *
 * @param bind where it would listen
 * @param faults what keeps it from it, in sentences
 */
public record ServePlan(BindAddress bind, List<String> faults) {
    public ServePlan {
        faults = List.copyOf(faults);
    }
}
