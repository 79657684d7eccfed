/**
 * Bearer tokens that somebody else makes and signs with a secret that the bridge has too: JSON Web Tokens.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, how they are used safely</a>
 */
@NullMarked
package dev.drawbridge.server.access.signed;

import org.jspecify.annotations.NullMarked;
