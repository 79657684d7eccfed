@NullMarked
package dev.drawbridge.server.cli.profile;

import org.jspecify.annotations.NullMarked;
