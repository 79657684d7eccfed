/** The load tool's command line: each command measures one promise of an endpoint, be it Drawbridge or another. */
@NullMarked
package dev.drawbridge.load;

import org.jspecify.annotations.NullMarked;
