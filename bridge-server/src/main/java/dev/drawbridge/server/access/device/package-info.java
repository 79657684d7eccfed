/** The devices that may come in until they are revoked. */
@NullMarked
package dev.drawbridge.server.access.device;

import org.jspecify.annotations.NullMarked;
