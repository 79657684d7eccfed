/** The record of who did what, to which things are only added. */
@NullMarked
package dev.drawbridge.core.audit;

import org.jspecify.annotations.NullMarked;
