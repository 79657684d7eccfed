package dev.drawbridge.core.access;

/**
 * What is kept of those who may come in.
 *
 * @param devices by their ids
 * @param sessions by the hashes of their secrets
 * @param logins by their users' names
 */
public record Ledgers(Ledger<KnownDevice> devices, Ledger<WebSession> sessions, Ledger<Login> logins) {
    /** Ledgers that are empty when the bridge begins, and gone when it ends. */
    public static Ledgers none() {
        return new Ledgers(new NoLedger<>(), new NoLedger<>(), new NoLedger<>());
    }
}
