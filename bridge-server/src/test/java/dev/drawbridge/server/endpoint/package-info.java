/** The endpoint, tried with real sockets and with embedded channels. */
@NullMarked
package dev.drawbridge.server.endpoint;

import org.jspecify.annotations.NullMarked;
