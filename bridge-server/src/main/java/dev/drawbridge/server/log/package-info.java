/** How the program logs: to stderr, as text or as JSON, and never what clients and agents say to one another. */
@NullMarked
package dev.drawbridge.server.log;

import org.jspecify.annotations.NullMarked;
