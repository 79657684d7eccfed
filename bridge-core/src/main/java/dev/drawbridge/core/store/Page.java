package dev.drawbridge.core.store;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a book has to tell the database at once.
 *
 * @param work how it is told, unless there is nothing
 * @param told hears whether it was
 */
record Page(Durability durability, Optional<Tables.Work> work, Consumer<Boolean> told) {}
