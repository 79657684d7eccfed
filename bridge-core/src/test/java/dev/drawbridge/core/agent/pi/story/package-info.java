@NullMarked
package dev.drawbridge.core.agent.pi.story;

import org.jspecify.annotations.NullMarked;
