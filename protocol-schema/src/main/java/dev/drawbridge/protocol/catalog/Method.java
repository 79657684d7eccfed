package dev.drawbridge.protocol.catalog;

import java.util.List;

/**
 * What the catalog knows of one method.
 *
 * @param experimentalFields in the order in which the agent checks them: it names the first that it finds
 */
public record Method(String name, Kind kind, Stability stability, Scope scope, Effect effect, Ids ids,
        Stream stream,
        List<ExperimentalField> experimentalFields) implements Entry {
    public Method {
        experimentalFields = List.copyOf(experimentalFields);
    }
}
