/** Programs in terminals of their own, and the terminal that this program is in. */
@NullMarked
package dev.drawbridge.server.pty;

import org.jspecify.annotations.NullMarked;
