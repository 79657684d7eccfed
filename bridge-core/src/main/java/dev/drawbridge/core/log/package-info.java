/**
 * Delivery: what happens in a thread is encoded once and appended to its log; each client is a cursor on it.
 *
 * <p>A {@link dev.drawbridge.core.log.Track} is a log in one encoding; a {@link dev.drawbridge.core.log.Cursor} hands
 * what its client has not had to the client's {@link dev.drawbridge.core.log.Outbox} as slices that all clients share.
 * One thread writes; it alone moves cursors. Who does not read what lies in its outbox keeps nothing there but the
 * numbers of what it has missed, and is told from the thread's history when it reads again.
 */
@NullMarked
package dev.drawbridge.core.log;

import org.jspecify.annotations.NullMarked;
