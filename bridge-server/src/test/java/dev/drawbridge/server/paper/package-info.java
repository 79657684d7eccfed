@NullMarked
package dev.drawbridge.server.paper;

import org.jspecify.annotations.NullMarked;
