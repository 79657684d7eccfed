package dev.drawbridge.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A scanner with Jackson looking over its shoulder. */
final class ScannerAgainstJackson {
    private static final Limits LIMITS = new Limits(1 << 20, 6);
    private static final List<IdPath> PATHS = List.of(IdPath.of("threadId"), IdPath.of("thread.id"),
            IdPath.of("turn.id"), IdPath.of("id"), IdPath.of("thread.turn.id"));

    private final Scanner scanner = new Scanner(LIMITS);
    private final Span found = new Span();

    /** Scans the text where a reader would find it: between other bytes of a larger block. */
    void compare(byte[] text) throws IOException {
        byte[] block = new byte[text.length + 20];
        Arrays.fill(block, (byte) '"');
        System.arraycopy(text, 0, block, 7, text.length);
        Shape shape = scanner.scan(block, 7, 7 + text.length);
        Reference reference = Reference.of(text);
        String story = Reference.JSON.writeValueAsString(new String(text, StandardCharsets.UTF_8));
        if (shape == Shape.REFUSED) {
            assertThat(expectedRefusals(reference)).as(story).contains(scanner.refusal());
            return;
        }
        assertThat(expectedShape(reference)).as(story).isEqualTo(shape);
        JsonNode tree = reference.tree().orElseThrow();
        assertThat(tree(block, scanner.id())).as(story).isEqualTo(tree.path("id"));
        assertThat(tree(block, scanner.params())).as(story).isEqualTo(tree.path("params"));
        assertThat(tree(block, scanner.result())).as(story).isEqualTo(tree.path("result"));
        assertThat(tree(block, scanner.error())).as(story).isEqualTo(tree.path("error"));
        if (scanner.method().isPresent()) {
            assertThat(scanner.methodName()).as(story).isEqualTo(tree.path("method").textValue());
        }
        for (IdPath path : PATHS) {
            JsonNode expected = tree.path("params");
            for (String name : path.names()) {
                expected = expected.path(name);
            }
            boolean there = scanner.find(scanner.params(), path, found);
            assertThat(there).as("%s in %s", path, story).isEqualTo(!expected.isMissingNode());
            assertThat(tree(block, found)).as("%s in %s", path, story).isEqualTo(expected);
        }
    }

    private static JsonNode tree(byte[] block, Span span) throws IOException {
        return span.isPresent()
                ? Reference.JSON.readTree(block, span.from(), span.length())
                : MissingNode.getInstance();
    }

    private static List<Refusal> expectedRefusals(Reference reference) {
        boolean tooDeep = reference.deepest() > LIMITS.depth();
        if (reference.tree().isEmpty()) {
            return tooDeep ? List.of(Refusal.MALFORMED, Refusal.TOO_DEEP) : List.of(Refusal.MALFORMED);
        }
        if (tooDeep) {
            return List.of(Refusal.TOO_DEEP);
        }
        if (!reference.tree().get().isObject()) {
            return List.of(Refusal.NOT_AN_OBJECT);
        }
        if (reference.repeats()) {
            return List.of(Refusal.DUPLICATE_MEMBER);
        }
        assertThat(expectedShape(reference)).isEqualTo(Shape.REFUSED);
        return List.of(Refusal.BAD_ID, Refusal.BAD_METHOD, Refusal.BAD_ERROR, Refusal.NO_SHAPE);
    }

    private static Shape expectedShape(Reference reference) {
        if (reference.tree().isEmpty() || reference.repeats() || reference.deepest() > LIMITS.depth()
                || !reference.tree().get().isObject()) {
            return Shape.REFUSED;
        }
        JsonNode tree = reference.tree().get();
        JsonNode id = tree.path("id");
        boolean goodId = id.isTextual() || id.isIntegralNumber();
        if (tree.has("method")) {
            boolean call = tree.get("method").isTextual();
            if (!call || (tree.has("id") && !goodId)) {
                return Shape.REFUSED;
            }
            return tree.has("id") ? Shape.REQUEST : Shape.NOTIFICATION;
        }
        if (tree.has("result") == tree.has("error")) {
            return Shape.REFUSED;
        }
        if (tree.has("result")) {
            return goodId ? Shape.RESPONSE : Shape.REFUSED;
        }
        return tree.get("error").isObject() && (goodId || id.isNull()) ? Shape.FAILURE : Shape.REFUSED;
    }
}
