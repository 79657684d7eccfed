/** Proof of a Pi process and its wire, against the real Pi in both versions and against recorded lines. */
@NullMarked
package dev.drawbridge.core.agent.pi.rpc;

import org.jspecify.annotations.NullMarked;
