/** The machine under the tests: programs, processes with all they start, temporary folders. */
@NullMarked
package dev.drawbridge.partners.machine;

import org.jspecify.annotations.NullMarked;
