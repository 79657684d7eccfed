/** Projects as clients and the command line see them. */
@NullMarked
package dev.drawbridge.server.project;

import org.jspecify.annotations.NullMarked;
