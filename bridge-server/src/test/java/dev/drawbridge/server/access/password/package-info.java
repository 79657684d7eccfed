@NullMarked
package dev.drawbridge.server.access.password;

import org.jspecify.annotations.NullMarked;
