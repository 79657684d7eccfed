package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog knows of one method.
 *
 * @param needs a member without which the params are malformed, whoever sends them and whenever
 * @param experimentalFields in the order in which the agent checks them: it names the first that it finds
 */
public record Method(String name, Kind kind, Stability stability, Scope scope, Effect effect, Ids ids,
        Optional<IdPath> needs, Stream stream, List<ExperimentalField> experimentalFields) implements Entry {
    public Method {
        experimentalFields = List.copyOf(experimentalFields);
    }
}
