/** Pi's session files: which there are, what is in them, and who of us works on one. */
@NullMarked
package dev.drawbridge.core.agent.pi.session;

import org.jspecify.annotations.NullMarked;
