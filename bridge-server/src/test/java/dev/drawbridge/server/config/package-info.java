@NullMarked
package dev.drawbridge.server.config;

import org.jspecify.annotations.NullMarked;
