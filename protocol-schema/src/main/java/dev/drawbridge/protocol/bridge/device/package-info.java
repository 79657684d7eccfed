/** The words of the devices that may come in. */
@NullMarked
package dev.drawbridge.protocol.bridge.device;

import org.jspecify.annotations.NullMarked;
