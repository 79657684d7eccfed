package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Farewell;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who is in: the sockets of each device that became clients and have not ended. */
public final class Visits {
    private final Predicate<Visitor> welcome;
    private final Map<String, Set<Visit>> byDevice = new ConcurrentHashMap<>();

    /** @param welcome whether somebody who was let in is still to be in: it may have been revoked meanwhile */
    public Visits(Predicate<Visitor> welcome) {
        this.welcome = welcome;
    }

    /** One socket that became a client. */
    public static final class Visit {
        private final Pass pass;
        private final Consumer<Farewell> expel;

        private Visit(Pass pass, Consumer<Farewell> expel) {
            this.pass = pass;
            this.expel = expel;
        }
    }

    /**
     * Notes that a socket has become a client, and ends it if it should not have: whoever revokes a device, or takes
     * another pass back, first sees to it that it is not welcome and then ends what is noted here, in that order.
     *
     * @param expel ends the socket; any thread
     */
    public Visit enter(Pass pass, Consumer<Farewell> expel) {
        Visit visit = new Visit(pass, expel);
        byDevice.compute(pass.visitor().deviceId(), (device, known) -> {
            Set<Visit> visits = known == null ? ConcurrentHashMap.newKeySet() : known;
            visits.add(visit); // here, so that nobody takes the set away meanwhile
            return visits;
        });
        if (!pass.valid().getAsBoolean() || !welcome.test(pass.visitor())) {
            expel.accept(Farewell.REVOKED);
        }
        return visit;
    }

    public void leave(Visit visit) {
        byDevice.computeIfPresent(visit.pass.visitor().deviceId(), (device, visits) -> {
            visits.remove(visit);
            return visits.isEmpty() ? null : visits;
        });
    }

    /** Ends all that the device has open. */
    public void end(String deviceId, Farewell why) {
        byDevice.getOrDefault(deviceId, Set.of()).forEach(visit -> visit.expel.accept(why));
    }

    /** Ends all that came in by that session. */
    public void endSession(String session, Farewell why) {
        byDevice.values().stream().flatMap(Set::stream)
                .filter(visit -> visit.pass.session().filter(session::equals).isPresent())
                .forEach(visit -> visit.expel.accept(why));
    }

    /** How many sockets the device has open. */
    public int of(String deviceId) {
        return byDevice.getOrDefault(deviceId, Set.of()).size();
    }
}
