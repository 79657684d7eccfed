@NullMarked
package dev.drawbridge.core.audit;

import org.jspecify.annotations.NullMarked;
