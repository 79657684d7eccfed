package dev.drawbridge.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpliceTest {
    private static final int CASES_A_SEED = 5_000;

    private final Scanner scanner = new Scanner(Limits.CLIENT);
    private final Splice splice = new Splice();
    private final Span found = new Span();

    private byte[] scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(scanner.scan(bytes, 0, bytes.length)).isNotEqualTo(Shape.REFUSED);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void everyEditLeavesTheOtherBytesAlone() {
        byte[] bytes = scan(
                "{ \"params\":{ \"watchId\" : \"w\\n1\" }, \"id\" : 7 , \"method\":\"fs/watch\" }\n");
        scanner.find(scanner.params(), IdPath.of("watchId"), found);
        splice.of(bytes, scanner).replace(scanner.id(), ascii("\"up-1\"")).prefix(found, ascii("c9."))
                .sequence(12)
                .version(scanner.version());
        assertThat(new String(splice.toArray(), StandardCharsets.UTF_8)).isEqualTo(
                "{\"seq\":12,\"jsonrpc\":\"2.0\", \"params\":{ \"watchId\" : \"c9.w\\n1\" }, \"id\" : \"up-1\" , \"method\":\"fs/watch\" }");
    }

    @Test
    void aVersionIsNotGivenTwice() {
        byte[] bytes = scan("{\"jsonrpc\":\"2.0\",\"method\":\"a\"}");
        assertThat(splice.of(bytes, scanner).version(scanner.version()).toArray()).isEqualTo(bytes);
    }

    @Test
    void aPrefixComesOffAsItWentOn() {
        byte[] bytes = scan("{\"method\":\"m\",\"params\":{\"watchId\":\"\"}}");
        scanner.find(scanner.params(), IdPath.of("watchId"), found);
        byte[] longer = splice.of(bytes, scanner).prefix(found, ascii("c1.")).toArray();
        scanner.scan(longer, 0, longer.length);
        scanner.find(scanner.params(), IdPath.of("watchId"), found);
        assertThat(splice.of(longer, scanner).unprefix(found, 3).toArray()).isEqualTo(bytes);
        assertThatThrownBy(() -> splice.unprefix(found, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {"{'x':1} | {}", "{ 'x' : {'y':[]} } | {  }",
        "{'x':1,'a':2} | {'a':2}", "{ 'x':1 , 'a':2} | {  'a':2}", "{'a':2,'x':1} | {'a':2}",
        "{'a':2 , 'x':1 } | {'a':2  }", "{'a':'x','x':null,'b':1} | {'a':'x','b':1}",
        "{'a':2,'\\u0078':1} | {'a':2}", "{'\\\\':2,'x':'\\'','b':1} | {'\\\\':2,'b':1}"})
    void aMemberGoesWithItsNameAndOneComma(String params, String rest) {
        byte[] bytes = scan(
                "{'id':1,'method':'m','params':".replace('\'', '"') + params.replace('\'', '"') + "}");
        scanner.find(scanner.params(), IdPath.of("x"), found);
        assertThat(new String(splice.of(bytes, scanner).remove(found).toArray(), StandardCharsets.UTF_8))
                .isEqualTo(("{'id':1,'method':'m','params':" + rest + "}").replace('\'', '"'));
    }

    @Test
    void onlyAStringIsPrefixed() {
        byte[] bytes = scan("{\"method\":\"m\",\"id\":17}");
        splice.of(bytes, scanner);
        assertThatThrownBy(() -> splice.prefix(scanner.id(), ascii("c1.")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splice.prefix(scanner.params(), ascii("c1.")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void splicedMessagesAreTheTreesTheyShouldBe(long seed) throws IOException {
        Texts texts = new Texts(seed);
        for (int i = 0; i < CASES_A_SEED; i++) {
            String text = texts.message();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (scanner.scan(bytes, 0, bytes.length) == Shape.REFUSED) {
                continue;
            }
            ObjectNode expected = (ObjectNode) Reference.JSON.readTree(text);
            splice.of(bytes, scanner);
            if (scanner.id().isPresent() && !texts.chance(4)) {
                String id = texts.chance(2) ? Integer.toString(i) : "\"client-" + i + "\"";
                splice.replace(scanner.id(), ascii(id));
                expected.set("id", Reference.JSON.readTree(id));
            }
            if (scanner.find(scanner.params(), IdPath.of("thread.id"), found) && bytes[found.from()] == '"') {
                splice.prefix(found, ascii("c" + i + "."));
                ObjectNode thread = (ObjectNode) expected.path("params").path("thread");
                thread.put("id", "c" + i + "." + thread.path("id").textValue());
            }
            if (!texts.chance(3)) {
                splice.version(scanner.version()).sequence(i);
                expected.put("seq", i);
                expected.put("jsonrpc", "2.0");
            }
            byte[] spliced = splice.toArray();
            JsonNode tree = Reference.JSON.readTree(spliced);
            assertThat(tree).as("%s from %s", new String(spliced, StandardCharsets.UTF_8), text)
                    .isEqualTo(expected);
            assertThat(spliced).hasSize(splice.length());
        }
    }
}
