package dev.drawbridge.core.store;

/** Whose end it is that a commit survives. */
enum Durability {
    /** The bridge's own, however sudden. */
    BRIDGE,
    /** That of the machine, too: the commit waits for the disk. */
    SYSTEM
}
