/**
 * One JSON-RPC message over its raw bytes: what shape it has, where its parts stand, how parts are replaced.
 *
 * <p>{@link dev.drawbridge.protocol.message.Scanner} reads a message once, without building a tree;
 * {@link dev.drawbridge.protocol.message.Splice} changes it without writing it anew. Bytes that nobody has to
 * change leave as they came.
 *
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0</a>
 */
@NullMarked
package dev.drawbridge.protocol.message;

import org.jspecify.annotations.NullMarked;
