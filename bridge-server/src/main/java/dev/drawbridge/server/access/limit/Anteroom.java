package dev.drawbridge.server.access.limit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where sockets are that have not said yet who they are. There is place for so many; when it is taken, somebody has to go:
 * of the address that has most of them the one that has been there longest, so that whoever knows what to say gets the
 * time for it.
 */
public final class Anteroom {
    private final int places;
    private final int placesEach;
    private final Set<Place> taken = new LinkedHashSet<>();
    private final Map<Source, Set<Place>> bySource = new HashMap<>();

    Anteroom(int places, int placesEach) {
        this.places = places;
        this.placesEach = placesEach;
    }

    /** What one socket takes. */
    public final class Place {
        private final Optional<Source> source;
        private final Runnable expel;

        private Place(Optional<Source> source, Runnable expel) {
            this.source = source;
            this.expel = expel;
        }

        /** Gives it free; again is the same as once. */
        public void leave() {
            synchronized (Anteroom.this) {
                remove(this);
            }
        }
    }

    /**
     * Takes a place.
     *
     * @param source whence it comes, if that counts
     * @param expel ends the socket; any thread
     */
    Place enter(Optional<Source> source, Runnable expel) {
        Place place = new Place(source, expel);
        Optional<Place> victim;
        synchronized (this) {
            taken.add(place);
            source.ifPresent(from -> bySource.computeIfAbsent(from, it -> new LinkedHashSet<>()).add(place));
            Set<Place> neighbours = source.map(bySource::get).orElseGet(Set::of);
            victim = neighbours.size() > placesEach
                    ? neighbours.stream().findFirst()
                    : taken.size() > places ? crowd().stream().findFirst() : Optional.empty();
            victim.ifPresent(this::remove);
        }
        victim.ifPresent(gone -> gone.expel.run());
        return place;
    }

    /** The places of those who have most, if they are more than one; or else all. */
    private Set<Place> crowd() {
        return bySource.values().stream().filter(places -> places.size() > 1)
                .max(Comparator.comparingInt(Set::size)).orElse(taken);
    }

    private void remove(Place place) {
        taken.remove(place);
        place.source.ifPresent(from -> bySource.computeIfPresent(from, (it, places) -> {
            places.remove(place);
            return places.isEmpty() ? null : places;
        }));
    }

    synchronized int size() {
        return taken.size();
    }
}
