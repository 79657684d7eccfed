@NullMarked
package dev.drawbridge.core.agent.pi.session;

import org.jspecify.annotations.NullMarked;
