@NullMarked
package dev.drawbridge.protocol;

import org.jspecify.annotations.NullMarked;
