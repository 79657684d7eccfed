/** A fake model server: what the real agents take for their model, saying what a test or a prompt tells it. */
@NullMarked
package dev.drawbridge.partners.model;

import org.jspecify.annotations.NullMarked;
