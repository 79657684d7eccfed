/** The packaged program, run as its user runs it. */
@NullMarked
package dev.drawbridge.server.image;

import org.jspecify.annotations.NullMarked;
