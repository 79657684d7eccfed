@NullMarked
package dev.drawbridge.core.terminal;

import org.jspecify.annotations.NullMarked;
