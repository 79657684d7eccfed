/** What a shell would make of a command's text. */
@NullMarked
package dev.drawbridge.core.shell;

import org.jspecify.annotations.NullMarked;
