package dev.drawbridge.core.approval;

import java.util.Optional;

/**
 * Which approvals are looked for, the newest first.
 *
 * @param threadId of this thread only
 * @param cursor where the page before ended
 * @param most how many at a time
 */
public record ArchiveQuery(Optional<String> threadId, Optional<String> cursor, int most) {}
