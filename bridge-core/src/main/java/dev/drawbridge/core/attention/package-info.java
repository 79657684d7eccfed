/** What waits for people, in all threads. */
@NullMarked
package dev.drawbridge.core.attention;

import org.jspecify.annotations.NullMarked;
