package dev.drawbridge.core.journal;

/** How the journal is; a sentence says what is wrong and what to do about it. */
public sealed interface JournalState {
    /** Everything is kept. */
    record Fine() implements JournalState {}

    /** Everything is kept, but what was kept before is gone. */
    record Renewed(String sentence) implements JournalState {}

    /** Nothing is kept at present; it is tried again. */
    record Broken(String sentence) implements JournalState {}

    /** Nothing is kept in this run of the bridge. */
    record Off(String sentence) implements JournalState {}
}
