/** {@code drawbridge run}: a program in this terminal, at which others can look; and {@code drawbridge terminals}. */
@NullMarked
package dev.drawbridge.server.run;

import org.jspecify.annotations.NullMarked;
