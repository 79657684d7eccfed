/** Rules by which agents are answered without asking anybody. */
@NullMarked
package dev.drawbridge.core.rule;

import org.jspecify.annotations.NullMarked;
