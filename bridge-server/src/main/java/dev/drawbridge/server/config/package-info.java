/** The file in which what {@code serve} takes can be written down. */
@NullMarked
package dev.drawbridge.server.config;

import org.jspecify.annotations.NullMarked;
