/** Terminals that several look at: programs that the bridge runs in one, and those that others have and offer. */
@NullMarked
package dev.drawbridge.server.terminal;

import org.jspecify.annotations.NullMarked;
