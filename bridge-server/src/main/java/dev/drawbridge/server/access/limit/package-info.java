/** How much anybody may ask for: counted by where it comes from, and by device once that is known. */
@NullMarked
package dev.drawbridge.server.access.limit;

import org.jspecify.annotations.NullMarked;
