@NullMarked
package dev.drawbridge.protocol.catalog;

import org.jspecify.annotations.NullMarked;
