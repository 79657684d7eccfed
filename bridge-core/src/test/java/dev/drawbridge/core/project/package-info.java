@NullMarked
package dev.drawbridge.core.project;

import org.jspecify.annotations.NullMarked;
