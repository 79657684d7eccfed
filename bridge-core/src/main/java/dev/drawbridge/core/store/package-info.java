/**
 * The bridge's one database: all that outlives the bridge.
 *
 * <p>This is the only package that speaks SQL. One connection writes, a few read; whatever is wrong with the disk, who
 * uses the store goes on.
 */
@NullMarked
package dev.drawbridge.core.store;

import org.jspecify.annotations.NullMarked;
