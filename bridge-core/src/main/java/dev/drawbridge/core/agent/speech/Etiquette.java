package dev.drawbridge.core.agent.speech;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Method;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What any request is refused for before anybody looks at what it wants. */
final class Etiquette {
    private final Catalog catalog = Catalog.codex();

    /**
     * Refuses what no agent of these methods can do anything with.
     *
     * @param methods those that the agent has
     */
    void check(Call call, SortedSet<String> methods) throws Refusal {
        if (!methods.contains(call.method())) {
            throw new Refusal("Invalid request: unknown variant `" + call.method() + "`, expected one of "
                    + methods.stream().map(known -> "`" + known + "`").collect(Collectors.joining(", ")));
        }
        Optional<String> need = catalog.lookup(call.method()) instanceof Method method
                ? method.needs().map(String::valueOf)
                : Optional.empty();
        if (need.isPresent() && !call.params().has(need.get())) {
            throw Refusal.missing(call.params().isObject() ? need.get() : "params");
        }
    }
}
