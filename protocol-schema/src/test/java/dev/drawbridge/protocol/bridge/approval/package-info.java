/** The words in which agents are answered, as they come over the wire. */
@NullMarked
package dev.drawbridge.protocol.bridge.approval;

import org.jspecify.annotations.NullMarked;
