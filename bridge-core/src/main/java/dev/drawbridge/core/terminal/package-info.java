/** What a terminal shows: the bytes that programs write become a picture, and a picture becomes bytes again. */
@NullMarked
package dev.drawbridge.core.terminal;

import org.jspecify.annotations.NullMarked;
