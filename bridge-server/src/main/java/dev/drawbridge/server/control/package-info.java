/**
 * Serves the methods of the bridge itself: annotated interfaces, called through jsonrpc4j.
 *
 * <p>Nothing of the library meets the wire. The engine reads a call and writes its answer; what the library says of a
 * failure is not looked at. Its classes are loaded with the first call.
 */
@NullMarked
package dev.drawbridge.server.control;

import org.jspecify.annotations.NullMarked;
