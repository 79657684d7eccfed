/** Real processes, small and short-lived, under the rules of the bridge. */
@NullMarked
package dev.drawbridge.core.process;

import org.jspecify.annotations.NullMarked;
