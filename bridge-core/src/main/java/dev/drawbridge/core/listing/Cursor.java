package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** How a bookmark is written: a checksum and JSON, in the base64 of URLs. */
final class Cursor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private Cursor() {}

    static String write(Bookmark bookmark) {
        ObjectNode json = JSON.createObjectNode().put("v", VERSION).put("list", bookmark.listing().method())
                .put("sort", bookmark.order().key().word()).put("direction", bookmark.order().direction());
        ObjectNode places = json.putObject("at");
        bookmark.places().forEach((source, place) -> places.set(source, write(place)));
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(Integer.BYTES + text.length).putInt(checksum(text)).put(text).array());
    }

    private static JsonNode write(Place place) {
        return switch (place) {
            case Place.End end -> JSON.nullNode();
            case Place.From from -> {
                ObjectNode json = JSON.createObjectNode();
                from.cursor().ifPresent(cursor -> json.put("cursor", cursor));
                from.key().ifPresent(key -> json.put("key", key));
                if (from.passed() > 0) {
                    json.put("passed", from.passed());
                }
                if (!from.ids().isEmpty()) {
                    ArrayNode ids = json.putArray("ids");
                    from.ids().forEach(ids::add);
                }
                yield json;
            }
        };
    }

    /** Empty if it is not one of these, or damaged. */
    static Optional<Bookmark> read(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            int checksum = bytes.getInt();
            byte[] text = new byte[bytes.remaining()];
            bytes.get(text);
            JsonNode json = checksum == checksum(text) ? JSON.readTree(text) : JSON.missingNode();
            return json.path("v").asInt() == VERSION && json instanceof ObjectNode bookmark
                    ? read(bookmark)
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException | IOException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<Bookmark> read(ObjectNode json) {
        ObjectNode sort = JSON.createObjectNode();
        sort.set("sortKey", json.path("sort"));
        sort.set("sortDirection", json.path("direction"));
        Map<String, Place> places = new LinkedHashMap<>();
        json.path("at").properties().forEach(each -> places.put(each.getKey(), place(each.getValue())));
        return Listing.of(json.path("list").asText())
                .flatMap(listing -> Order.of(sort).map(order -> new Bookmark(listing, order, places)));
    }

    private static Place place(JsonNode json) {
        if (json.isNull()) {
            return new Place.End();
        }
        JsonNode key = json.path("key");
        List<String> ids = new ArrayList<>();
        json.path("ids").forEach(id -> ids.add(id.asText()));
        return new Place.From(Optional.ofNullable(json.path("cursor").textValue()),
                key.isIntegralNumber() ? OptionalLong.of(key.longValue()) : OptionalLong.empty(),
                Math.max(json.path("passed").asInt(), 0), ids);
    }

    private static int checksum(byte[] text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text);
        return (int) checksum.getValue();
    }
}
