/** An MCP server, with tools that agents ask about. */
@NullMarked
package dev.drawbridge.partners.mcp;

import org.jspecify.annotations.NullMarked;
