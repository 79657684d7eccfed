@NullMarked
package dev.drawbridge.core.websocket;

import org.jspecify.annotations.NullMarked;
