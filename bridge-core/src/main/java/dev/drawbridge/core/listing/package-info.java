/**
 * What several agents have, told as one list: threads in one order, models, loaded threads.
 *
 * <p>An agent's list is read through a {@link dev.drawbridge.core.listing.Source}; a
 * {@link dev.drawbridge.core.listing.Listing} asks them all and gives a client one page.
 */
@NullMarked
package dev.drawbridge.core.listing;

import org.jspecify.annotations.NullMarked;
