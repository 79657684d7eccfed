@NullMarked
package dev.drawbridge.server.transcript;

import org.jspecify.annotations.NullMarked;
