/** What can be wrong with a bridge on this machine, and what to do about it. */
@NullMarked
package dev.drawbridge.server.cli.doctor;

import org.jspecify.annotations.NullMarked;
