/** How people read what is printed: how wide and how coloured it is, where lines break, and what shows that one waits. */
@NullMarked
package dev.drawbridge.server.paper;

import org.jspecify.annotations.NullMarked;
