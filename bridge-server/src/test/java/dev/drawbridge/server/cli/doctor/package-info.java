@NullMarked
package dev.drawbridge.server.cli.doctor;

import org.jspecify.annotations.NullMarked;
