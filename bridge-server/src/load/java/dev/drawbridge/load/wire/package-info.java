/** The client's side of the wire, made to cost less than what it measures: few threads, frames counted by their headers. */
@NullMarked
package dev.drawbridge.load.wire;

import org.jspecify.annotations.NullMarked;
