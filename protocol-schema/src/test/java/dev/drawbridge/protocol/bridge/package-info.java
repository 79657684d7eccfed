@NullMarked
package dev.drawbridge.protocol.bridge;

import org.jspecify.annotations.NullMarked;
