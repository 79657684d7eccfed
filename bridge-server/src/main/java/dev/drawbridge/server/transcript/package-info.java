/** What is said and done in a thread as people read it: whole, or while it happens. */
@NullMarked
package dev.drawbridge.server.transcript;

import org.jspecify.annotations.NullMarked;
