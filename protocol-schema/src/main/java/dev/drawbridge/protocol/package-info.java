/** The words both sides share. */
@NullMarked
package dev.drawbridge.protocol;

import org.jspecify.annotations.NullMarked;
