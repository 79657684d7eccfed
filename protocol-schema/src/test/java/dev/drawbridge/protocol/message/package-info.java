@NullMarked
package dev.drawbridge.protocol.message;

import org.jspecify.annotations.NullMarked;
