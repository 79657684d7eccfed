package dev.drawbridge.core.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal without pages. */
record NoJournal(JournalState state) implements Journal {
    @Override
    public void write(List<Change> changes) {}

    @Override
    public Excerpt read(String thread, long after, long upTo, long bytes) {
        return Excerpt.nothing(upTo);
    }

    @Override
    public Map<String, Reach> reaches() {
        return Map.of();
    }

    @Override
    public Optional<Reach> reach(String thread, String epoch) {
        return Optional.empty();
    }

    @Override
    public void endCleanly() {}
}
