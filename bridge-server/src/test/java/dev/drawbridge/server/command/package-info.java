@NullMarked
package dev.drawbridge.server.command;

import org.jspecify.annotations.NullMarked;
