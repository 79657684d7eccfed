package dev.drawbridge.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The calls that the agent has yet to answer, by the ids the bridge gave them. */
final class RequestTable {
    /** An id that no call has. */
    static final long NOBODYS = 0;

    private final Map<Long, Call> calls = new LinkedHashMap<>();
    private long last = NOBODYS;

    long add(Call call) {
        calls.put(++last, call);
        return last;
    }

    Optional<Call> remove(long id) {
        return Optional.ofNullable(calls.remove(id));
    }

    /** The bridge's id for the call that this client knows by {@code id}. */
    OptionalLong find(ClientConnection client, String id) {
        for (Map.Entry<Long, Call> each : calls.entrySet()) {
            if (each.getValue() instanceof Call.OfClient call && call.client() == client
                    && call.id().equals(id)) {
                return OptionalLong.of(each.getKey());
            }
        }
        return OptionalLong.empty();
    }

    /** The calls of clients that are like that, the oldest first. */
    List<Call.OfClient> ofClients(Predicate<Call.OfClient> wanted) {
        return calls.values().stream().filter(Call.OfClient.class::isInstance).map(Call.OfClient.class::cast)
                .filter(wanted).toList();
    }

    List<Call> removeAll() {
        List<Call> all = new ArrayList<>(calls.values());
        calls.clear();
        return all;
    }
}
