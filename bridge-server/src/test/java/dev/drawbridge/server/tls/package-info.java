/** What the bridge is known by, tried with clients that know it and others. */
@NullMarked
package dev.drawbridge.server.tls;

import org.jspecify.annotations.NullMarked;
