@NullMarked
package dev.drawbridge.core.log;

import org.jspecify.annotations.NullMarked;
