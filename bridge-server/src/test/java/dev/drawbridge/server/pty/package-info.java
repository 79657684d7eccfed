@NullMarked
package dev.drawbridge.server.pty;

import org.jspecify.annotations.NullMarked;
