/**
 * The catalog of an agent's methods: what each message is, whom it concerns, where its ids stand, and which of
 * its notifications may be condensed. The facts are in one data file, {@code codex.txt}, which explains its columns.
 */
@NullMarked
package dev.drawbridge.protocol.catalog;

import org.jspecify.annotations.NullMarked;
