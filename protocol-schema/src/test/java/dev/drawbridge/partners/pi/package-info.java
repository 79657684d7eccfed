/** The real Pi as a test partner, in its RPC mode. */
@NullMarked
package dev.drawbridge.partners.pi;

import org.jspecify.annotations.NullMarked;
