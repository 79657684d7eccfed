package dev.drawbridge.core.agent.pi.story;

/** Where a turn stands. */
public enum TurnStatus {
    IN_PROGRESS("inProgress"), COMPLETED("completed"), INTERRUPTED("interrupted"), FAILED("failed");

    private final String wire;

    TurnStatus(String wire) {
        this.wire = wire;
    }

    /** As Codex calls it. */
    public String wire() {
        return wire;
    }
}
