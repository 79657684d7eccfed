@NullMarked
package dev.drawbridge.server.thread;

import org.jspecify.annotations.NullMarked;
