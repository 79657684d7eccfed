/** What was measured, and how it is told. */
@NullMarked
package dev.drawbridge.load.figure;

import org.jspecify.annotations.NullMarked;
