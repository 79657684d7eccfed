/** The words of the record of who did what. */
@NullMarked
package dev.drawbridge.protocol.bridge.audit;

import org.jspecify.annotations.NullMarked;
