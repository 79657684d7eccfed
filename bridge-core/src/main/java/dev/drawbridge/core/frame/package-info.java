/** What a message is on the wire: a WebSocket frame, in the encoding its reader wants, compressed or not. */
@NullMarked
package dev.drawbridge.core.frame;

import org.jspecify.annotations.NullMarked;
