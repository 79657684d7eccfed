package dev.drawbridge.core.audit;

/**
 * The last record of a chain.
 *
 * @param hash of that record, in hexadecimal
 */
public record Head(long number, String hash) {
    /** What the first record comes after. */
    public static final Head NONE = new Head(0, "0".repeat(64));
}
