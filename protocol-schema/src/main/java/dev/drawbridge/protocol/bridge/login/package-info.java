/** The words of the passwords by which people come in from a browser. */
@NullMarked
package dev.drawbridge.protocol.bridge.login;

import org.jspecify.annotations.NullMarked;
