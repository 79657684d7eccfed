/** Those who have come in, and what is kept of those who may. */
@NullMarked
package dev.drawbridge.core.access;

import org.jspecify.annotations.NullMarked;
