package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A record of the protocol as a row keeps it: as JSON, with a checksum. Nothing is understood halfway: a rule with a
 * condition that is not known here would match more than it says.
 */
final class Detail {
    /** What an agent asks is as deep and as long as it may be, and two levels deeper in here. */
    private static final int DEEPEST = 100_000;
    private static final ObjectMapper JSON = BridgeJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, /* state= */ false);

    static {
        JSON.getFactory()
                .setStreamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                        .maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).build());
    }

    private Detail() {}

    /** Puts the checksum into the column, and the record into the one behind it. */
    static void put(PreparedStatement statement, int column, Record content) throws SQLException {
        try {
            byte[] json = JSON.writeValueAsString(content).getBytes(UTF_8);
            statement.setLong(column, Checksum.of(json));
            statement.setString(column + 1, new String(json, UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of the protocol can always be written", impossible);
        }
    }

    /**
     * The record behind the checksum in that column; empty if it is not what was put there.
     *
     * @param fits whether it belongs to what the other columns say
     */
    static <T extends Record> Optional<T> get(ResultSet row, int column, Class<T> type, Predicate<T> fits)
            throws SQLException {
        byte[] json = row.getBytes(column + 1);
        if (json == null || Checksum.of(json) != row.getLong(column)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(json, type)).filter(fits);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
