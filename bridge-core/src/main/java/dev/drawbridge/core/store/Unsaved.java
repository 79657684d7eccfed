package dev.drawbridge.core.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the database has to be told, and who waits for it. */
record Unsaved(List<Note> notes, List<CompletableFuture<Boolean>> waiting) {}
