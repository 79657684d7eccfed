@NullMarked
package dev.drawbridge.core.engine;

import org.jspecify.annotations.NullMarked;
