/** The words of terminals that several look at. */
@NullMarked
package dev.drawbridge.protocol.bridge.terminal;

import org.jspecify.annotations.NullMarked;
