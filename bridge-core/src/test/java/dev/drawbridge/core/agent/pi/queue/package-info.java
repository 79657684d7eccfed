@NullMarked
package dev.drawbridge.core.agent.pi.queue;

import org.jspecify.annotations.NullMarked;
