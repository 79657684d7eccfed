package dev.drawbridge.core.history;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stream;
import dev.drawbridge.protocol.message.IdPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which groups become superfluous with which message: that of the same item or, where there is none, the same key. */
final class Closings {
    private final Map<String, List<IdPath>> keys = new HashMap<>();
    private final Map<String, Collection<Group>> open = new HashMap<>();

    Closings(Catalog catalog) {
        for (Method method : catalog.methods()) {
            until(method.stream()).ifPresent(until -> keys.put(until, key(method)));
        }
    }

    /** The method that makes messages of this stream superfluous. */
    static Optional<String> until(Stream stream) {
        String until = switch (stream) {
            case Stream.Append append -> append.until();
            case Stream.Base64 base64 -> base64.until();
            case Stream.Latest latest -> latest.until();
            case Stream.Mark mark -> mark.until();
            case Stream.Single single -> "";
        };
        return Optional.of(until).filter(name -> !name.isEmpty());
    }

    /** What tells the streams of one method apart. */
    static List<IdPath> key(Stream stream) {
        return switch (stream) {
            case Stream.Append append -> append.key();
            case Stream.Base64 base64 -> base64.key();
            case Stream.Latest latest -> latest.key();
            case Stream.Mark mark -> mark.key();
            case Stream.Single single -> List.of();
        };
    }

    private static List<IdPath> key(Method method) {
        return method.ids().item().map(List::of).orElseGet(() -> key(method.stream()));
    }

    /** Whether a message of this method makes others superfluous. */
    boolean closes(Method method) {
        return keys.containsKey(method.name());
    }

    /** Enters a group that is superfluous once {@code until} is said of what the message names. */
    void enter(String until, Method method, Member message, Group group) {
        message.all(key(method)).ifPresent(
                key -> open.computeIfAbsent(until + '\n' + key, name -> new ArrayList<>()).add(group));
    }

    /** Forgets groups that are not superfluous, and will not be. */
    void forget(Set<Group> ended) {
        open.values().removeIf(groups -> groups.removeAll(ended) && groups.isEmpty());
    }

    /** Takes the groups that this message makes superfluous. */
    Collection<Group> close(Method method, Member message) {
        List<IdPath> paths = method.ids().item().map(List::of)
                .orElseGet(() -> keys.getOrDefault(method.name(), List.of()));
        return message.all(paths).map(key -> open.remove(method.name() + '\n' + key))
                .orElse(List.of());
    }
}
