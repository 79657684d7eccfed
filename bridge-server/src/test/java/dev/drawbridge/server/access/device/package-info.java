/** Devices that are let in and shut out again. */
@NullMarked
package dev.drawbridge.server.access.device;

import org.jspecify.annotations.NullMarked;
