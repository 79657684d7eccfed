/** The command line: what a person types, and what the program answers. */
@NullMarked
package dev.drawbridge.server.cli;

import org.jspecify.annotations.NullMarked;
