@NullMarked
package dev.drawbridge.core.rule;

import org.jspecify.annotations.NullMarked;
