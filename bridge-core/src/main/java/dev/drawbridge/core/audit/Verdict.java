package dev.drawbridge.core.audit;

/** Whether a chain is what was written. */
public sealed interface Verdict {
    /** It is, from the first record to the last that was noted. */
    record Intact(Head head) implements Verdict {}

    /**
     * It is not.
     *
     * @param number the first record that is wrong
     * @param flaw what is wrong with it
     */
    record Broken(long number, String flaw) implements Verdict {}
}
