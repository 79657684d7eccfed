/** Real Pis behind the bridge, alone and beside a real Codex, from the client's word to the deed. */
@NullMarked
package dev.drawbridge.server.pi;

import org.jspecify.annotations.NullMarked;
