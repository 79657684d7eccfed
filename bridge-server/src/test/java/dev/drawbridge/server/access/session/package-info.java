@NullMarked
package dev.drawbridge.server.access.session;

import org.jspecify.annotations.NullMarked;
