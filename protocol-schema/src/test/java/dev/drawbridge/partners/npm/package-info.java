/** The npm packages of the real agents, pinned by lock files and installed once for all tests. */
@NullMarked
package dev.drawbridge.partners.npm;

import org.jspecify.annotations.NullMarked;
