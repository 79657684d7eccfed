package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.doc.Description;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON Schemas of records, enums and sealed families of records, each defined once and referred to by name. Objects may have further members:
 * a newer bridge may say more.
 */
final class RecordSchemas {
    private final ObjectMapper mapper;
    private final String definitions;
    private final Map<String, ObjectNode> defined = new TreeMap<>();
    private final Map<String, Class<?>> types = new TreeMap<>();

    /** Schemas that look as {@code mapper} writes, and refer to each other below {@code definitions}. */
    RecordSchemas(ObjectMapper mapper, String definitions) {
        this.mapper = mapper;
        this.definitions = definitions;
    }

    /** Everything defined so far, by name. */
    ObjectNode defined() {
        ObjectNode all = mapper.createObjectNode();
        defined.forEach(all::set);
        return all;
    }

    /**
     * The schema of a type: a definition of its own for records, enums and sealed families, which is referred to;
     * nothing for a tree, which may be anything.
     */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == JsonNode.class) {
            return mapper.createObjectNode();
        }
        if (plain.isRecord() || plain.isEnum() || plain.isSealed()) {
            define(plain);
            return mapper.createObjectNode().put("$ref", definitions + plain.getSimpleName());
        }
        return mapper.createObjectNode().put("type", simpleType(plain));
    }

    /** The schema of a component, which says what the component means. */
    ObjectNode of(RecordComponent component) {
        ObjectNode schema = of(
                isOptional(component) ? argument(component.getGenericType(), 0) : component.getGenericType());
        describe(schema, component,
                component.getDeclaringRecord().getSimpleName() + "." + component.getName());
        return schema;
    }

    static boolean isOptional(RecordComponent component) {
        return component.getType() == Optional.class;
    }

    static String description(AnnotatedElement element, String name) {
        Description description = element.getAnnotation(Description.class);
        if (description == null) {
            throw new IllegalArgumentException(name + " has no @Description");
        }
        return description.value();
    }

    private void define(Class<?> type) {
        Class<?> known = types.putIfAbsent(type.getSimpleName(), type);
        if (known == null) {
            defined.put(type.getSimpleName(),
                    type.isRecord() ? ofRecord(type) : type.isEnum() ? ofEnum(type) : ofFamily(type));
        } else if (known != type) {
            throw new IllegalArgumentException(known + " and " + type + " would have the same name");
        }
    }

    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode().put("type", "object");
        describe(schema, type, type.getSimpleName());
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component));
            if (!isOptional(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private ObjectNode ofFamily(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode();
        describe(schema, type, type.getSimpleName());
        ArrayNode members = schema.putArray("oneOf");
        Stream.of(type.getPermittedSubclasses()).map(this::of).forEach(members::add);
        return schema;
    }

    private ObjectNode ofEnum(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode().put("type", "string");
        StringBuilder text = new StringBuilder(description(type, type.getSimpleName()));
        ArrayNode words = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            String word = mapper.convertValue(constant, String.class);
            words.add(word);
            text.append(" \"").append(word).append("\": ").append(description(field(type, constant), word));
        }
        return schema.put("description", text.toString());
    }

    private ObjectNode ofParameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            ObjectNode schema = mapper.createObjectNode().put("type", "array");
            schema.set("items", of(argument(type, 0)));
            return schema;
        }
        if (raw == Map.class && argument(type, 0) == String.class) {
            ObjectNode schema = mapper.createObjectNode().put("type", "object");
            schema.set("additionalProperties", of(argument(type, 1)));
            return schema;
        }
        throw new IllegalArgumentException("no JSON Schema for " + type);
    }

    private static String simpleType(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        throw new IllegalArgumentException("no JSON Schema for " + type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Field field(Class<?> type, Object constant) {
        try {
            return type.getField(((Enum<?>) constant).name());
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(type + " lost its constant " + constant, e);
        }
    }

    private static void describe(ObjectNode schema, AnnotatedElement element, String name) {
        schema.put("description", description(element, name));
    }
}
