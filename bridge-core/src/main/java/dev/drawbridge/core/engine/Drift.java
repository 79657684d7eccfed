package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How an agent differs from the one that the catalog was made from, in sentences. */
final class Drift {
    private static final String ALL = ", expected one of ";
    /** What it has and does not speak of where it lists its methods for others, as the catalog was made from that. */
    private static final Set<String> UNSPOKEN = Set.of("getAuthStatus", "getConversationSummary",
            "gitDiffToRemote");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    /** How many methods a sentence names. */
    private static final int NAMED = 12;

    private Drift() {}

    /**
     * @param version the agent's
     * @param refusal how it refuses a method that it does not have; there it tells which ones it has
     */
    static List<String> of(Catalog catalog, Optional<String> version, String refusal) {
        List<String> sentences = new ArrayList<>();
        version.filter(other -> !other.equals(catalog.version()))
                .ifPresent(other -> sentences.add("It is version " + other
                        + ", and this bridge was made for " + catalog.version() + "."));
        Set<String> has = methods(refusal);
        Set<String> known = catalog.methods().stream().filter(method -> method.kind() == Kind.CLIENT_REQUEST)
                .map(Method::name).collect(Collectors.toCollection(TreeSet::new));
        has.removeAll(UNSPOKEN);
        if (!has.isEmpty()) {
            without(has, known).ifPresent(names -> sentences.add("It has methods that this bridge does not"
                    + " know, and passes on by the shape of their params: " + names + "."));
            without(known, has).ifPresent(names -> sentences.add("It lacks methods that this bridge knows: "
                    + names + "."));
        }
        return sentences;
    }

    private static Set<String> methods(String refusal) {
        int list = refusal.indexOf(ALL);
        return NAME.matcher(list < 0 ? "" : refusal.substring(list)).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> without(Set<String> these, Set<String> those) {
        List<String> names = these.stream().filter(name -> !those.contains(name)).toList();
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        names.size() > NAMED ? named + " and " + (names.size() - NAMED) + " more" : named);
    }
}
