/** The engine that clients share, and the agents behind it. Knows neither HTTP nor the command line. */
@NullMarked
package dev.drawbridge.core;

import org.jspecify.annotations.NullMarked;
