package dev.drawbridge.protocol.catalog;

/** Whether a method is for every client or only for those that asked for {@code experimentalApi}. */
public enum Stability {
    STABLE, EXPERIMENTAL
}
