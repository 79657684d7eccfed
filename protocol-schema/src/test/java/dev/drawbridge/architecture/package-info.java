/** The rules that every module keeps, in a form that fails the build. */
@NullMarked
package dev.drawbridge.architecture;

import org.jspecify.annotations.NullMarked;
