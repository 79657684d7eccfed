/** The demo held against the schemas of the real Codex, in a time that does not pass. */
@NullMarked
package dev.drawbridge.core.agent.demo;

import org.jspecify.annotations.NullMarked;
