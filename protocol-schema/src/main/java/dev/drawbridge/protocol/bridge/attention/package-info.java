/** The words of what waits for people, in all threads. */
@NullMarked
package dev.drawbridge.protocol.bridge.attention;

import org.jspecify.annotations.NullMarked;
