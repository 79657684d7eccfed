@NullMarked
package dev.drawbridge.server.run;

import org.jspecify.annotations.NullMarked;
