package dev.drawbridge.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a Java type wants the JSON to be that it is read from. Types are taken literally: {@code "5"} is no integer.
 * Members that a record does not have are not looked at.
 *
 * @param words what it must be
 */
record Expectation(String words, Predicate<JsonNode> fits) {
    /** What is wrong first, with the name of the member; empty if the JSON fits the record. */
    static Optional<String> mistake(JsonNode json, Class<?> record) {
        return inMembers(json, record, "");
    }

    private static Optional<String> inMembers(JsonNode json, Class<?> record, String prefix) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> inMember(json, component, prefix).stream()).findFirst();
    }

    private static Optional<String> inMember(JsonNode json, RecordComponent component, String prefix) {
        JsonNode value = json.path(component.getName());
        Type type = component.getGenericType();
        String name = prefix + component.getName();
        boolean absent = value.isMissingNode() || value.isNull();
        if (component.getType() == Optional.class) {
            return absent ? Optional.empty() : inValue(value, argument(type, 0), name);
        }
        return absent
                ? Optional.of(name + " is missing: it must be " + of(type).words)
                : inValue(value, type, name);
    }

    private static Optional<String> inValue(JsonNode value, Type type, String name) {
        Expectation expectation = of(type);
        if (!expectation.fits.test(value)) {
            return Optional.of(name + " must be " + expectation.words);
        }
        Class<?> raw = raw(type);
        if (raw.isRecord()) {
            return inMembers(value, raw, name + ".");
        }
        if (raw == List.class) {
            return IntStream.range(0, value.size()).boxed()
                    .flatMap(i -> inValue(value.get(i), argument(type, 0), name + "[" + i + "]").stream())
                    .findFirst();
        }
        if (raw == Map.class) {
            return value.properties().stream()
                    .flatMap(each -> inValue(each.getValue(), argument(type, 1), "a value in " + name)
                            .stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Expectation of(Type type) {
        Class<?> raw = raw(type);
        if (raw == String.class) {
            return new Expectation("a string", JsonNode::isTextual);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Expectation("true or false", JsonNode::isBoolean);
        }
        if (raw == long.class || raw == Long.class) {
            return new Expectation("an integer",
                    value -> value.isIntegralNumber() && value.canConvertToLong());
        }
        if (raw == int.class || raw == Integer.class) {
            return new Expectation("an integer",
                    value -> value.isIntegralNumber() && value.canConvertToInt());
        }
        if (raw == List.class) {
            return new Expectation("an array", JsonNode::isArray);
        }
        if (raw == JsonNode.class) {
            return new Expectation("anything", value -> true);
        }
        if (raw.isEnum()) {
            Set<String> constants = new TreeSet<>();
            for (Object constant : raw.getEnumConstants()) {
                constants.add(BridgeJson.mapper().convertValue(constant, String.class));
            }
            return new Expectation("one of " + String.join(", ", constants),
                    value -> value.isTextual() && constants.contains(value.textValue()));
        }
        return new Expectation("an object", JsonNode::isObject);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized
                ? parameterized.getRawType()
                : type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
