@NullMarked
package dev.drawbridge.core.history;

import org.jspecify.annotations.NullMarked;
