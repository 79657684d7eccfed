/** Projects: the named directories in which devices may start threads that may not do everything. */
@NullMarked
package dev.drawbridge.core.project;

import org.jspecify.annotations.NullMarked;
