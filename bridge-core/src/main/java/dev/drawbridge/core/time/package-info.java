/** What has to do with time, as ports, so that a test can be the one that lets it pass. */
@NullMarked
package dev.drawbridge.core.time;

import org.jspecify.annotations.NullMarked;
