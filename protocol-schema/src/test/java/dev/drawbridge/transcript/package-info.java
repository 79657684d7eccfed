/**
 * What a client knows of a thread: the reference by which "the same final state" is judged, and threads to judge with,
 * generated and recorded.
 */
@NullMarked
package dev.drawbridge.transcript;

import org.jspecify.annotations.NullMarked;
