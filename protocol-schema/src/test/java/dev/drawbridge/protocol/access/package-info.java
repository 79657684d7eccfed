@NullMarked
package dev.drawbridge.protocol.access;

import org.jspecify.annotations.NullMarked;
