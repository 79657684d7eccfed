@NullMarked
package dev.drawbridge.server.access.signed;

import org.jspecify.annotations.NullMarked;
