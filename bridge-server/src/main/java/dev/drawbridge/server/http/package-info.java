/** Requests of the bridge's HTTP interface as those see them who answer them, without any HTTP library. */
@NullMarked
package dev.drawbridge.server.http;

import org.jspecify.annotations.NullMarked;
