@NullMarked
package dev.drawbridge.server.cli;

import org.jspecify.annotations.NullMarked;
