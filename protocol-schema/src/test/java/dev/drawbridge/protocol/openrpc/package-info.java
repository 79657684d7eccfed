@NullMarked
package dev.drawbridge.protocol.openrpc;

import org.jspecify.annotations.NullMarked;
