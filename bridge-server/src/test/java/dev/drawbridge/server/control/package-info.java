@NullMarked
package dev.drawbridge.server.control;

import org.jspecify.annotations.NullMarked;
