package dev.drawbridge.protocol.access;

import dev.drawbridge.protocol.message.IdPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which scopes each method takes: those of agents and those of the bridge. */
public final class AccessTable {
    private static final String FILE = "access.txt";
    private static final String SITE = "@project";
    private static final String NEEDED_SITE = "@project!";

    private final Map<String, Need> byMethod;

    private AccessTable(Map<String, Need> byMethod) {
        this.byMethod = Map.copyOf(byMethod);
    }

    /** Reads the table. */
    public static AccessTable read() {
        try (InputStream file = AccessTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its resource " + FILE);
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table's text; the file's own comments say what it means.
     *
     * @throws IllegalArgumentException when a line is none, with the line
     */
    static AccessTable parse(String text) {
        Map<String, Need> byMethod = new HashMap<>();
        AccessScope scope = AccessScope.ADMIN;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                scope = scope(line.replaceAll("[\\[\\]]", ""), line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                List<String> cells = List.of(line.split("\\s+"));
                if (byMethod.put(cells.getFirst(), need(scope, cells, line)) != null) {
                    throw new IllegalArgumentException("a second time: " + line);
                }
            }
        }
        return new AccessTable(byMethod);
    }

    private static Need need(AccessScope scope, List<String> cells, String line) {
        List<Guard> guards = new ArrayList<>();
        List<Site> sites = new ArrayList<>();
        for (String cell : cells.subList(1, cells.size())) {
            int equals = cell.indexOf('=');
            int at = cell.indexOf('@');
            if (equals > 0) {
                guards.add(new Guard(IdPath.of(cell.substring(0, equals)),
                        scope(cell.substring(equals + 1), line)));
            } else if (at > 0 && (cell.endsWith(SITE) || cell.endsWith(NEEDED_SITE))) {
                sites.add(Site.of(cell.substring(0, at), cell.endsWith(NEEDED_SITE)));
            } else {
                throw new IllegalArgumentException(
                        "'" + cell + "' is not member=scope, nor member@project: " + line);
            }
        }
        return new Need(scope, guards, sites);
    }

    private static AccessScope scope(String word, String line) {
        return Stream.of(AccessScope.values()).filter(scope -> scope.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no scope: " + line));
    }

    /** What the method takes: of what does not stand in the table, the most. */
    public Need of(String method) {
        return byMethod.getOrDefault(method, Need.UNKNOWN);
    }

    /** All methods that stand in the table. */
    public Set<String> methods() {
        return byMethod.keySet();
    }
}
