/** The words of letting a new device in. */
@NullMarked
package dev.drawbridge.protocol.bridge.pairing;

import org.jspecify.annotations.NullMarked;
