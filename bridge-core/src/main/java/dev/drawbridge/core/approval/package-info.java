/**
 * What agents ask people: read from their requests, kept until somebody answers, and put into the words that the agent
 * wants.
 */
@NullMarked
package dev.drawbridge.core.approval;

import org.jspecify.annotations.NullMarked;
