/** What devices may do: the scopes, and which of them each method takes. */
@NullMarked
package dev.drawbridge.protocol.access;

import org.jspecify.annotations.NullMarked;
