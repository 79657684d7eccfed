package dev.drawbridge.protocol.catalog;

/** What must stand in an experimental field before its use counts. */
public sealed interface Presence {
    /** Anything but null. */
    record Set() implements Presence {}

    /** Anything, null included. */
    record Given() implements Presence {}

    /** The literal {@code true}. */
    record True() implements Presence {}

    /** Anything but null and the empty string. */
    record Filled() implements Presence {}

    /** The string {@code name}, or an object with a member of that name. */
    record Variant(String name) implements Presence {}
}
