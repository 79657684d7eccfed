/** The bridge as a program: its WebSocket endpoint, who may come in, and the command line. */
@NullMarked
package dev.drawbridge.server;

import org.jspecify.annotations.NullMarked;
