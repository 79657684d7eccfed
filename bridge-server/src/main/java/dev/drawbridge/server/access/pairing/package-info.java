/**
 * How new devices are let in: somebody who may do so offers it, a device shows what only it was shown, and whoever
 * offered says yes.
 */
@NullMarked
package dev.drawbridge.server.access.pairing;

import org.jspecify.annotations.NullMarked;
