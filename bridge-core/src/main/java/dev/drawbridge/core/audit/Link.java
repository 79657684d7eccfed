package dev.drawbridge.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A record as it stands in the chain: a text, and the SHA-256 of its bytes in UTF-8.
 *
 * <p>The text is a JSON object without spaces: {@code number}, {@code atMs}, {@code action}, {@code device},
 * {@code client}, {@code threadId}, {@code details}, {@code previous}, in this order. What there is none of is left out.
 * {@code details} has its members sorted by name; {@code previous} is the hash of the record before in hexadecimal, 64
 * zeros before the first. Strings are escaped as {@code JSON.stringify} of JavaScript does it.
 *
 * @param head the chain's end once this is in it
 */
public record Link(Head head, String text) {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    private static final ObjectWriter CANONICAL = JSON.writer()
            .without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

    /** The record of a deed, next behind another. */
    public static Link after(Head previous, long atMs, Deed deed) {
        ObjectNode record = JSON.createObjectNode().put("number", previous.number() + 1).put("atMs", atMs);
        record.set("action", JSON.valueToTree(deed.action()));
        deed.device().ifPresent(device -> record.put("device", device));
        deed.client().ifPresent(client -> record.put("client", client));
        deed.threadId().ifPresent(thread -> record.put("threadId", thread));
        ObjectNode details = record.putObject("details");
        new TreeMap<>(deed.details()).forEach(details::put);
        record.put("previous", previous.hash());
        byte[] bytes = text(record).getBytes(UTF_8);
        return new Link(new Head(previous.number() + 1, Hash.of(bytes)), new String(bytes, UTF_8));
    }

    private static String text(ObjectNode record) {
        try {
            return CANONICAL.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /** What the record says; empty if it cannot be read. */
    public static Optional<AuditRecord> record(byte[] text, String hash) {
        try {
            return JSON.readTree(text) instanceof ObjectNode record
                    ? Optional.of(JSON.treeToValue(record.put("hash", hash), AuditRecord.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Why this is not the record that comes next behind another; empty if it is. */
    public static Optional<String> flaw(Head previous, Head head, byte[] text) {
        if (!Hash.of(text).equals(head.hash())) {
            return Optional.of("its hash does not fit what it says");
        }
        JsonNode record;
        try {
            record = JSON.readTree(text);
        } catch (IOException unreadable) {
            return Optional.of("it is no JSON");
        }
        if (record.path("number").asLong() != head.number()) {
            return Optional.of("it was written as record " + record.path("number").asLong());
        }
        return record.path("previous").asText().equals(previous.hash())
                ? Optional.empty()
                : Optional.of("it was written behind another record than the one before it");
    }
}
