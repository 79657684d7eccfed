/**
 * The words of {@code bridge/*}: what clients can ask of the bridge itself, as annotated interfaces, and what goes
 * over the wire, as records. A document for clients in other languages is made of them when the module is built.
 */
@NullMarked
package dev.drawbridge.protocol.bridge;

import org.jspecify.annotations.NullMarked;
