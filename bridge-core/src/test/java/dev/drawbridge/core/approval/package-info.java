@NullMarked
package dev.drawbridge.core.approval;

import org.jspecify.annotations.NullMarked;
