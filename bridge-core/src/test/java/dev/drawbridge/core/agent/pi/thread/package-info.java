@NullMarked
package dev.drawbridge.core.agent.pi.thread;

import org.jspecify.annotations.NullMarked;
