/**
 * Passwords by which people come in from a browser, with codes of an authenticator if they like.
 *
 * <p>Whoever guesses learns nothing but that it was wrong: a name that nobody has, a wrong password and a wrong code get
 * the same answer after the same work.
 */
@NullMarked
package dev.drawbridge.server.access.password;

import org.jspecify.annotations.NullMarked;
