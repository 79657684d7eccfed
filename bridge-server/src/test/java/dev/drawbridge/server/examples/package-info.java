/** What a reader copies from {@code examples} works: it is run, and typed, against the demo. */
@NullMarked
package dev.drawbridge.server.examples;

import org.jspecify.annotations.NullMarked;
