/** What it takes of ASN.1 to write a certificate, and to put an old key into the form that Java reads. */
@NullMarked
package dev.drawbridge.server.tls.der;

import org.jspecify.annotations.NullMarked;
