/** The words of the rules by which agents are answered without asking anybody. */
@NullMarked
package dev.drawbridge.protocol.bridge.rule;

import org.jspecify.annotations.NullMarked;
