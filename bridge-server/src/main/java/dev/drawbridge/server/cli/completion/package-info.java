@NullMarked
package dev.drawbridge.server.cli.completion;

import org.jspecify.annotations.NullMarked;
