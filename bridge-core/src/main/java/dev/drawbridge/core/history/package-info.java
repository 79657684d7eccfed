/**
 * What happened in a thread, condensed: for whoever joins late, falls behind or comes back, and for the journal.
 *
 * <p>A {@link dev.drawbridge.core.history.History} follows its thread's log as one more reader and is folded off the
 * agent's way. Messages that stand for themselves stay; deltas of one stream become a
 * {@link dev.drawbridge.core.history.Run}, whose text can be cut at every event; what a later message makes
 * superfluous is dropped. From these {@link dev.drawbridge.core.history.Piece pieces} a
 * {@link dev.drawbridge.core.history.Condenser} makes messages again, and the
 * {@link dev.drawbridge.core.history.Scribe} writes them into the journal.
 */
@NullMarked
package dev.drawbridge.core.history;

import org.jspecify.annotations.NullMarked;
