/**
 * Makes documents for the authors of clients out of annotated interfaces and records: one OpenRPC 1.3 document and one
 * JSON Schema 2020-12 bundle. Used when the module is built; the running program only carries the result.
 */
@NullMarked
package dev.drawbridge.protocol.openrpc;

import org.jspecify.annotations.NullMarked;
