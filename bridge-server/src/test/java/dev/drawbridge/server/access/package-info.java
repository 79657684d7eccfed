/** What decides who may come in, tried from outside. */
@NullMarked
package dev.drawbridge.server.access;

import org.jspecify.annotations.NullMarked;
