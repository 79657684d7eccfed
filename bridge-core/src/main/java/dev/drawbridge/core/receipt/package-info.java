/** Receipts for what clients send, by which a thing that is sent twice is done once. */
@NullMarked
package dev.drawbridge.core.receipt;

import org.jspecify.annotations.NullMarked;
