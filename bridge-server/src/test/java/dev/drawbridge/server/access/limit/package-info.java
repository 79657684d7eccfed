/** What counts what comes to a door, by a clock that the test turns. */
@NullMarked
package dev.drawbridge.server.access.limit;

import org.jspecify.annotations.NullMarked;
