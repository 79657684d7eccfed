/**
 * The commands by which a person at a terminal, or a script, takes part in threads: what there is, what was said, what
 * is to be said next, and what agents ask.
 */
@NullMarked
package dev.drawbridge.server.thread;

import org.jspecify.annotations.NullMarked;
