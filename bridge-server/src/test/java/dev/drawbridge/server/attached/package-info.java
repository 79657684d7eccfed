/** The bridge attached to a real Codex that runs by itself: links are cut, bridges end, other programs take part. */
@NullMarked
package dev.drawbridge.server.attached;

import org.jspecify.annotations.NullMarked;
