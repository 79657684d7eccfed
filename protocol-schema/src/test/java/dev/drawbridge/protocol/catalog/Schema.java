package dev.drawbridge.protocol.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A place in a JSON Schema document, looked at through references and alternatives. */
record Schema(JsonNode document, JsonNode node) {
    private static final List<String> ALTERNATIVES = List.of("allOf", "oneOf", "anyOf");

    /** Whether some value has a member at {@code path}: names joined by full stops. */
    boolean has(String path) {
        return !at(path).isEmpty();
    }

    /** The names of the members a value can have. */
    Set<String> members() {
        return alternatives().stream().flatMap(schema -> names(schema.node.path("properties")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the members that every value has. */
    Set<String> required() {
        return required(node);
    }

    private Set<String> required(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (schema.has("$ref")) {
            required.addAll(required(document.at(schema.get("$ref").asText().substring(1))));
        }
        schema.path("allOf").forEach(part -> required.addAll(required(part)));
        Stream.of("oneOf", "anyOf").forEach(alternatives -> StreamSupport
                .stream(schema.path(alternatives).spliterator(), /* parallel= */ false)
                .map(this::required).reduce(Schema::common).ifPresent(required::addAll));
        return required;
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> common = new TreeSet<>(some);
        common.retainAll(others);
        return common;
    }

    /** What a value can have at {@code path}. */
    List<Schema> at(String path) {
        List<Schema> places = List.of(this);
        for (String name : path.split("\\.", -1)) {
            places = places.stream().flatMap(place -> place.member(name).stream()).toList();
        }
        return places;
    }

    /** What allows a value to be the string {@code name}, or an object that must have a member {@code name}. */
    Optional<Schema> variant(String name) {
        return alternatives().stream().filter(
                schema -> contains(schema.node.path("enum"), name)
                        || contains(schema.node.path("required"), name))
                .findFirst();
    }

    /**
     * The paths of all members, through objects and arrays ("[]"), down to members whose schema contains itself.
     */
    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        collect("", new HashSet<>(), paths);
        return paths;
    }

    private void collect(String prefix, Set<JsonNode> around, Set<String> paths) {
        for (Schema schema : alternatives()) {
            if (around.add(schema.node)) {
                for (String name : names(schema.node.path("properties"))) {
                    String path = prefix.isEmpty() ? name : prefix + "." + name;
                    paths.add(path);
                    new Schema(document, schema.node.path("properties").path(name)).collect(path, around,
                            paths);
                }
                new Schema(document, schema.node.path("items")).collect(prefix + "[]", around, paths);
                around.remove(schema.node);
            }
        }
    }

    private List<Schema> member(String name) {
        return alternatives().stream().map(schema -> schema.node.path("properties").path(name))
                .filter(member -> !member.isMissingNode()).map(member -> new Schema(document, member))
                .toList();
    }

    /** This schema and all that it refers to or offers as an alternative. */
    List<Schema> alternatives() {
        List<Schema> schemas = new ArrayList<>();
        resolve(node, new HashSet<>(), schemas);
        return schemas;
    }

    private void resolve(JsonNode schema, Set<String> followed, List<Schema> into) {
        if (schema.isObject()) {
            into.add(new Schema(document, schema));
        }
        if (schema.has("$ref") && followed.add(schema.get("$ref").asText())) {
            resolve(document.at(schema.get("$ref").asText().substring(1)), followed, into);
        }
        for (String alternatives : ALTERNATIVES) {
            schema.path(alternatives).forEach(alternative -> resolve(alternative, followed, into));
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static boolean contains(JsonNode array, String text) {
        return StreamSupport.stream(array.spliterator(), /* parallel= */ false)
                .anyMatch(element -> element.asText().equals(text));
    }
}
