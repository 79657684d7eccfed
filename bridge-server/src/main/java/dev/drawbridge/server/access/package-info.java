/**
 * Who may come in: what a request says of itself, and what is decided from it.
 *
 * <p>Knows no HTTP library: the endpoint hands over a {@link dev.drawbridge.server.access.Knock} and gets an
 * {@link dev.drawbridge.server.access.Admission}.
 */
@NullMarked
package dev.drawbridge.server.access;

import org.jspecify.annotations.NullMarked;
