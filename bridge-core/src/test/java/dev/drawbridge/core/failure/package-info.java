@NullMarked
package dev.drawbridge.core.failure;

import org.jspecify.annotations.NullMarked;
