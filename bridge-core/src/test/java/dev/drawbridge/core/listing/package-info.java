@NullMarked
package dev.drawbridge.core.listing;

import org.jspecify.annotations.NullMarked;
