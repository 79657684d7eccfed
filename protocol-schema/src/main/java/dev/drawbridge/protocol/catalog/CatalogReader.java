package dev.drawbridge.protocol.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a catalog file; the file's own comments say what its sections and columns mean. */
final class CatalogReader {
    private enum Section {
        METHODS, STREAMS, EXPERIMENTAL_FIELDS
    }

    private static final Map<String, Section> SECTIONS = Words.of(Section.values(), ' ');
    private static final Map<String, Kind> KINDS = Words.of(Kind.values(), '-');
    private static final Map<String, Stability> STABILITIES = Words.of(Stability.values(), '-');
    private static final Map<String, Scope> SCOPES = Words.of(Scope.values(), '-');

    private final Paths paths = new Paths();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, Stream> streams = new HashMap<>();
    private final Map<String, List<ExperimentalField>> fields = new HashMap<>();

    private CatalogReader() {}

    static Catalog read(String file, byte[] bytes) {
        return new CatalogReader().readLines(file, bytes);
    }

    private Catalog readLines(String file, byte[] bytes) {
        String version = "";
        Section section = Section.METHODS;
        int line = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            line++;
            Row row = new Row(file, line, bytes, start, end);
            start = end + 1;
            if (row.isEmpty()) {
                continue;
            }
            if (row.isHeading()) {
                String heading = row.heading();
                if (heading.startsWith("codex ")) {
                    version = heading.substring("codex ".length());
                } else {
                    section = row.section(SECTIONS);
                }
                continue;
            }
            switch (section) {
                case METHODS -> method(row);
                case STREAMS -> stream(row);
                case EXPERIMENTAL_FIELDS -> field(row);
            }
        }
        return new Catalog(version, assemble());
    }

    private void method(Row row) {
        row.expectAtLeast(4);
        String name = row.text(0);
        Kind kind = row.word(1, "kind", KINDS);
        Stability stability = row.word(2, "stability", STABILITIES);
        Scope scope = row.word(3, "scope", SCOPES);
        Facts facts = new Facts(row, 4, paths);
        Ids ids = facts.ids();
        if (scope.byHandle() != ids.handle().isPresent()) {
            throw row.wrong(3, "a handle stands exactly where the scope is process, watch, search or stream");
        }
        if (ids.result().isPresent() && kind != Kind.CLIENT_REQUEST) {
            throw row.wrong(1, "only the result of a client request is looked into");
        }
        if (facts.needs().isPresent() && kind != Kind.CLIENT_REQUEST) {
            throw row.wrong(1, "only the params of a client request are looked into for what they need");
        }
        Method method = new Method(name, kind, stability, scope, facts.effect(), ids, facts.needs(),
                new Stream.Single(), List.of());
        if (methods.putIfAbsent(name, method) != null) {
            throw row.wrong(0, "method " + name + " stands here a second time");
        }
    }

    private void stream(Row row) {
        row.expect(5);
        Method method = known(row, 0);
        if (method.kind() != Kind.SERVER_NOTIFICATION) {
            throw row.wrong(0, method.name() + " is no server notification");
        }
        String until = row.isNothing(4) ? "" : known(row, 4).name();
        Stream stream = switch (row.text(1)) {
            case "append" -> new Stream.Append(paths.list(row, 2), paths.only(row, 3), until);
            case "base64" -> new Stream.Base64(paths.list(row, 2), paths.only(row, 3), until);
            case "latest" -> new Stream.Latest(paths.list(row, 2), until);
            case "mark" -> new Stream.Mark(paths.list(row, 2), until);
            default -> throw row.wrong(1,
                    "merge \"" + row.text(1) + "\" is none of append, base64, latest, mark");
        };
        if (streams.putIfAbsent(method.name(), stream) != null) {
            throw row.wrong(0, "stream " + method.name() + " stands here a second time");
        }
    }

    private void field(Row row) {
        row.expect(4);
        Method method = known(row, 0);
        if (method.kind() != Kind.CLIENT_REQUEST || method.stability() != Stability.STABLE) {
            throw row.wrong(0, method.name() + " is no stable client request");
        }
        ExperimentalField field = new ExperimentalField(paths.only(row, 1), presence(row, 2),
                row.isNothing(3) ? method.name().concat(".").concat(row.text(1)) : row.text(3));
        List<ExperimentalField> known = fields.get(method.name());
        if (known == null) {
            known = new ArrayList<>();
            fields.put(method.name(), known);
        }
        known.add(field);
    }

    private static Presence presence(Row row, int cell) {
        String when = row.text(cell);
        if (when.startsWith("variant:")) {
            return new Presence.Variant(when.substring("variant:".length()));
        }
        return switch (when) {
            case "set" -> new Presence.Set();
            case "given" -> new Presence.Given();
            case "true" -> new Presence.True();
            case "filled" -> new Presence.Filled();
            default ->
                throw row.wrong(cell, "when \"" + when + "\" is none of set, given, true, filled, variant:…");
        };
    }

    private Method known(Row row, int cell) {
        Method method = methods.get(row.text(cell));
        if (method == null) {
            throw row.wrong(cell, "no method " + row.text(cell) + " in section methods");
        }
        return method;
    }

    private List<Method> assemble() {
        List<Method> assembled = new ArrayList<>(methods.size());
        for (Method method : methods.values()) {
            Stream stream = streams.get(method.name());
            List<ExperimentalField> experimental = fields.get(method.name());
            assembled.add(stream == null && experimental == null
                    ? method
                    : new Method(method.name(), method.kind(), method.stability(), method.scope(),
                            method.effect(), method.ids(), method.needs(),
                            stream == null ? method.stream() : stream,
                            experimental == null ? List.of() : experimental));
        }
        return assembled;
    }
}
