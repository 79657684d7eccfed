@NullMarked
package dev.drawbridge.server.client;

import org.jspecify.annotations.NullMarked;
