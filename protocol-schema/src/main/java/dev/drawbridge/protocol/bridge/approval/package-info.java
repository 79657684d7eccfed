/** The words of what agents ask people, and of the answers. */
@NullMarked
package dev.drawbridge.protocol.bridge.approval;

import org.jspecify.annotations.NullMarked;
