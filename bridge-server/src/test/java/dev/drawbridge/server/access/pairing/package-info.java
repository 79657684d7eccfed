/** Tries who is let in by a pairing, and who is not. */
@NullMarked
package dev.drawbridge.server.access.pairing;

import org.jspecify.annotations.NullMarked;
