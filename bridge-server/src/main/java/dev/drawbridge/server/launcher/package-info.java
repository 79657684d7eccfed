@NullMarked
package dev.drawbridge.server.launcher;

import org.jspecify.annotations.NullMarked;
