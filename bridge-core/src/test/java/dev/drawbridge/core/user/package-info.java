@NullMarked
package dev.drawbridge.core.user;

import org.jspecify.annotations.NullMarked;
