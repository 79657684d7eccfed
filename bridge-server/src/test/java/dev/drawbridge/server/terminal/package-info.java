/** The real terminal client, typed into and read off by tests. */
@NullMarked
package dev.drawbridge.server.terminal;

import org.jspecify.annotations.NullMarked;
