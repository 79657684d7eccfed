package dev.drawbridge.protocol.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What Jackson makes of a text: the second opinion that the scanner is held against.
 *
 * @param deepest nesting seen, up to the first mistake
 */
record Reference(Optional<JsonNode> tree, int deepest, boolean repeats) {
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100_000).build())
            .build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> ENVELOPE = Set.of("id", "method", "params", "result", "error",
            "jsonrpc");

    static Reference of(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new Reference(Optional.empty(), depthOf(new String(bytes, StandardCharsets.ISO_8859_1)),
                    false);
        }
        try {
            boolean repeats = check(text);
            return new Reference(Optional.of(JSON.readTree(text)), depthOf(text), repeats);
        } catch (IOException malformed) {
            return new Reference(Optional.empty(), depthOf(text), false);
        }
    }

    /** Fails on what Jackson is lenient with; tells whether a member of the envelope is given twice. */
    private static boolean check(String text) throws IOException {
        Set<String> seen = new HashSet<>();
        boolean repeats = false;
        int depth = 0;
        int values = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                    requirePaired(parser.getText());
                }
                if (token == JsonToken.FIELD_NAME && depth == 1 && ENVELOPE.contains(parser.getText())) {
                    repeats |= !seen.add(parser.getText());
                }
                if (depth == 0) {
                    values++;
                }
            }
        }
        if (values != 1) {
            throw new IOException(values + " values");
        }
        return repeats;
    }

    private static void requirePaired(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IOException("a surrogate on its own");
            }
        }
    }

    private static int depthOf(String text) {
        int depth = 0;
        int deepest = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                deepest = Math.max(deepest, depth);
            }
        } catch (IOException malformed) {
            return deepest;
        }
        return deepest;
    }
}
