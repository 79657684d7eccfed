@NullMarked
package dev.drawbridge.core.shell;

import org.jspecify.annotations.NullMarked;
