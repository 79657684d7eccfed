@NullMarked
package dev.drawbridge.server.project;

import org.jspecify.annotations.NullMarked;
