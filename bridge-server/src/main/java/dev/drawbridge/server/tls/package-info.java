/**
 * How the bridge proves who it is: its certificate and key, from files or made by itself, and what is spoken with them.
 *
 * <p>Knows no network library: the endpoint asks for a {@link javax.net.ssl.SSLEngine} per socket.
 */
@NullMarked
package dev.drawbridge.server.tls;

import org.jspecify.annotations.NullMarked;
