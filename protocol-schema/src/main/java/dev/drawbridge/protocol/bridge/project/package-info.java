/** The words of projects: the directories in which devices may start threads. */
@NullMarked
package dev.drawbridge.protocol.bridge.project;

import org.jspecify.annotations.NullMarked;
