package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The differences between a catalog and the schemas that the agent itself writes, each a sentence that says where. */
final class Drift {
    private static final List<String> THREADS = List.of("threadId", "conversationId");
    private static final List<String> RESULT_THREADS = List.of("thread.id", "threadId", "reviewThreadId");

    private final Catalog catalog;
    private final CodexSchemas all;
    private final CodexSchemas stable;
    private final List<String> differences = new ArrayList<>();

    private Drift(Catalog catalog, CodexSchemas all, CodexSchemas stable) {
        this.catalog = catalog;
        this.all = all;
        this.stable = stable;
    }

    /** Compares with the schemas {@code all} written with experimental methods, and {@code stable} without. */
    static List<String> between(Catalog catalog, CodexSchemas all, CodexSchemas stable) {
        Drift drift = new Drift(catalog, all, stable);
        drift.newMethods();
        catalog.methods().forEach(drift::compare);
        return drift.differences;
    }

    private void newMethods() {
        for (Kind kind : Kind.values()) {
            for (String name : all.params(kind).keySet()) {
                if (catalog.lookup(name) == Unknown.METHOD) {
                    differences.add(name + ": Codex has this " + word(kind) + ", the catalog does not");
                }
            }
        }
    }

    private void compare(Method method) {
        Schema params = all.params(method.kind()).get(method.name());
        if (params == null) {
            differences.add(method.name() + ": a " + word(method.kind()) + " in the catalog, but Codex has "
                    + sideInCodex(method.name()));
            return;
        }
        compareStability(method);
        compareIds(method, params);
        compareResult(method);
        compareStream(method, params);
        if (method.kind() == Kind.CLIENT_REQUEST) {
            compareNeeds(method, params.required());
            Optional.ofNullable(stable.params(method.kind()).get(method.name()))
                    .ifPresent(stableParams -> compareFields(method, params, stableParams));
        }
    }

    private String sideInCodex(String name) {
        for (Kind kind : Kind.values()) {
            if (all.params(kind).containsKey(name)) {
                return "a " + word(kind) + " of that name";
            }
        }
        return "no method of that name";
    }

    private void compareStability(Method method) {
        boolean isStable = stable.params(method.kind()).containsKey(method.name());
        boolean provable = method.kind() != Kind.SERVER_NOTIFICATION || !isStable;
        if (provable && isStable != (method.stability() == Stability.STABLE)) {
            differences.add(method.name() + ": " + word(method.stability()) + " in the catalog, but "
                    + word(isStable ? Stability.STABLE : Stability.EXPERIMENTAL) + " in Codex's schema");
        }
    }

    private void compareIds(Method method, Schema params) {
        Ids ids = method.ids();
        path(method, "thread", ids.thread(), "params", params);
        path(method, "turn", ids.turn(), "params", params);
        path(method, "item", ids.item(), "params", params);
        path(method, "handle", ids.handle(), "params", params);
        path(method, "request", ids.request(), "params", params);
        if (ids.thread().isEmpty()) {
            THREADS.stream().filter(params::has).forEach(name -> differences
                    .add(method.name() + ": the params have " + name
                            + ", the catalog says of no thread where it stands"));
        }
    }

    private void compareNeeds(Method method, Set<String> required) {
        if (method.needs().isEmpty() && !required.isEmpty()) {
            differences.add(method.name() + ": Codex requires " + required
                    + ", the catalog says of none that the params need it");
        }
        method.needs().map(IdPath::toString).filter(need -> !required.contains(need))
                .ifPresent(need -> differences.add(method.name() + ": needs " + need
                        + " in the catalog, but Codex requires only " + required));
    }

    private void compareResult(Method method) {
        Optional<Schema> result = all.result(method.name());
        if (method.ids().result().isPresent()) {
            result.ifPresentOrElse(schema -> path(method, "result", method.ids().result(), "result", schema),
                    () -> differences.add(method.name() + ": Codex wrote no schema of its result"));
        } else {
            RESULT_THREADS.stream().filter(name -> result.stream().anyMatch(schema -> schema.has(name)))
                    .forEach(name -> differences.add(method.name() + ": the result has " + name
                            + ", the catalog says of no thread where it stands"));
        }
    }

    private void compareStream(Method method, Schema params) {
        switch (method.stream()) {
            case Stream.Single single -> {
            }
            case Stream.Append append -> {
                path(method, "text", Optional.of(append.text()), "params", params);
                compareKey(method, append.key(), append.until(), params);
            }
            case Stream.Base64 base64 -> {
                path(method, "text", Optional.of(base64.text()), "params", params);
                compareKey(method, base64.key(), base64.until(), params);
            }
            case Stream.Latest latest -> compareKey(method, latest.key(), latest.until(), params);
            case Stream.Mark mark -> compareKey(method, mark.key(), mark.until(), params);
        }
    }

    private void compareKey(Method method, List<IdPath> key, String until, Schema params) {
        key.forEach(path -> path(method, "key", Optional.of(path), "params", params));
        if (method.ids().item().isEmpty() && catalog.lookup(until) instanceof Method end) {
            Schema endParams = all.params(end.kind()).get(end.name());
            if (endParams != null) {
                key.forEach(path -> path(method, "key", Optional.of(path), "params of " + until, endParams));
            }
        }
    }

    private void compareFields(Method method, Schema params, Schema stableParams) {
        Set<String> inSchema = outermost(missing(params.paths(), stableParams.paths()));
        Set<String> inCatalog = new TreeSet<>();
        for (ExperimentalField field : method.experimentalFields()) {
            path(method, "field", Optional.of(field.path()), "params", params);
            if (field.presence() instanceof Presence.Variant variant) {
                if (params.at(field.path().toString()).stream()
                        .allMatch(schema -> schema.variant(variant.name()).isEmpty())) {
                    differences
                            .add(method.name() + ": " + field.path() + " has no variant " + variant.name());
                }
            } else {
                inCatalog.add(field.path().toString());
            }
        }
        missing(inSchema, inCatalog).forEach(path -> differences.add(
                method.name() + ": the field " + path
                        + " is experimental in Codex's schema, the catalog lacks it"));
        missing(inCatalog, inSchema).forEach(path -> differences.add(
                method.name() + ": the field " + path
                        + " is experimental in the catalog, but not in Codex's schema"));
    }

    private void path(Method method, String fact, Optional<IdPath> path, String where, Schema schema) {
        path.map(IdPath::toString).filter(text -> !schema.has(text))
                .ifPresent(text -> differences.add(method.name() + ": " + fact + " " + text + ": " + where
                        + " without " + deepestMissing(schema, text)));
    }

    private static String deepestMissing(Schema schema, String path) {
        String found = "";
        for (String name : path.split("\\.", -1)) {
            String next = found.isEmpty() ? name : found + "." + name;
            if (!schema.has(next)) {
                Set<String> members = found.isEmpty()
                        ? schema.members()
                        : schema.at(found).stream().flatMap(place -> place.members().stream())
                                .collect(Collectors.toCollection(TreeSet::new));
                return next + ", only " + members;
            }
            found = next;
        }
        return found;
    }

    /** The paths that do not lead through another one. */
    private static Set<String> outermost(Set<String> paths) {
        return paths.stream().filter(path -> paths.stream()
                .noneMatch(other -> path.startsWith(other + ".") || path.startsWith(other + "[]")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> given) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(given);
        return missing;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
