@NullMarked
package dev.drawbridge.core.store;

import org.jspecify.annotations.NullMarked;
