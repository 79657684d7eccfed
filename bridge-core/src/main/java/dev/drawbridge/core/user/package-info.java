/** The user as whom the bridge runs: where their files belong, and how those are kept from everybody else. */
@NullMarked
package dev.drawbridge.core.user;

import org.jspecify.annotations.NullMarked;
