package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client's params say of the page it wants.
 *
 * @param limit how many at most, as the client has put it
 */
record Wanted(OptionalLong limit, Optional<String> cursor) {
    private static final long U32 = 0xffff_ffffL;

    /** Empty if the params are not such as a client may send. */
    static Optional<Wanted> of(ObjectNode params) {
        JsonNode limit = params.path("limit");
        JsonNode cursor = params.path("cursor");
        boolean limited = limit.isIntegralNumber() && limit.canConvertToLong() && limit.longValue() >= 0
                && limit.longValue() <= U32;
        if (!(limited || isAbsent(limit)) || !(cursor.isTextual() || isAbsent(cursor))) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(limited ? OptionalLong.of(limit.longValue()) : OptionalLong.empty(),
                Optional.ofNullable(cursor.textValue())));
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** How many at most, when there is a most: none and no end are nothing that an agent gives. */
    int limit(int usual, int most) {
        return Math.clamp(limit.orElse(usual), 1, most);
    }
}
