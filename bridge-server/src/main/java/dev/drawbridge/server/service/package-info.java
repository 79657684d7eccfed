/** The bridge as a service of systemd, for one user. */
@NullMarked
package dev.drawbridge.server.service;

import org.jspecify.annotations.NullMarked;
