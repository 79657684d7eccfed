/** What tests see of the log. */
@NullMarked
package dev.drawbridge.server.log;

import org.jspecify.annotations.NullMarked;
