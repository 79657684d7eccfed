/** What the documents of the protocol say of its words, beside each of them. */
@NullMarked
package dev.drawbridge.protocol.doc;

import org.jspecify.annotations.NullMarked;
