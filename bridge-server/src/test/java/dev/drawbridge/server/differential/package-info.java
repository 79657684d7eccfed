/**
 * The differential test: the same script, played by clients of the real {@code codex app-server --listen ws://} and by
 * clients of Drawbridge, must let every client see the same.
 *
 * <p>A {@link dev.drawbridge.server.differential.Script} is played on two stages at once. What each of its clients
 * received is written down whole and in order, {@link dev.drawbridge.server.differential.Renaming renamed} so that ids,
 * times and places are equal where their roles are, freed of the {@link dev.drawbridge.server.differential.Deviation
 * deviations} that are meant, and compared line by line.
 *
 * <p>With {@code -Ddrawbridge.differential=itself} the real server is compared with itself, which shows that a script
 * has only one outcome.
 */
@NullMarked
package dev.drawbridge.server.differential;

import org.jspecify.annotations.NullMarked;
