/** An agent in memory for tests of what stands above the SPI. */
@NullMarked
package dev.drawbridge.core.agent;

import org.jspecify.annotations.NullMarked;
