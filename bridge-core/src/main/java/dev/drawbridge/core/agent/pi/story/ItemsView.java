package dev.drawbridge.core.agent.pi.story;

/** How much of its items a turn is shown with. */
public enum ItemsView {
    /** None. */
    NOT_LOADED("notLoaded"),
    /** What was asked and what was answered at last. */
    SUMMARY("summary"),
    /** All. */
    FULL("full");

    private final String wire;

    ItemsView(String wire) {
        this.wire = wire;
    }

    /** As Codex calls it. */
    public String wire() {
        return wire;
    }
}
