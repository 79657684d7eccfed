package dev.drawbridge.core.store;

/** What the database has still to be told about a receipt. */
sealed interface Note {
    Fingerprint key();

    record Begun(Fingerprint key, long at) implements Note {}

    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Accepted(Fingerprint key, long at, byte[] answer) implements Note {}

    record Gone(Fingerprint key) implements Note {}
}
