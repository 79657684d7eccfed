package dev.drawbridge.core.access;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where entries of one kind are kept across runs of the bridge, each under its key. */
public interface Ledger<T> {
    /** Those that were there when the bridge began; what could not be read is not among them. */
    Map<String, T> entries();

    /** Keeps the entry, and says whether it will be there in the next run, once that is known. */
    CompletableFuture<Boolean> put(String key, T entry);

    /** Takes the entry away, and says whether it will be gone in the next run, once that is known. */
    CompletableFuture<Boolean> remove(String key);
}
