/** The processes that the bridge starts: how they are found, fed, heard, and brought to an end with all they started. */
@NullMarked
package dev.drawbridge.core.process;

import org.jspecify.annotations.NullMarked;
