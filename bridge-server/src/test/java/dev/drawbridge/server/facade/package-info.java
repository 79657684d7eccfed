@NullMarked
package dev.drawbridge.server.facade;

import org.jspecify.annotations.NullMarked;
