/** Browsers in which somebody has shown who it is: they say so from then on by a cookie. */
@NullMarked
package dev.drawbridge.server.access.session;

import org.jspecify.annotations.NullMarked;
