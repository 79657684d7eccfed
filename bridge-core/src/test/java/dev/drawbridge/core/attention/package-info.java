@NullMarked
package dev.drawbridge.core.attention;

import org.jspecify.annotations.NullMarked;
