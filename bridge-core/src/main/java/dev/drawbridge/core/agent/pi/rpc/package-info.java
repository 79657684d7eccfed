/** A {@code pi --mode rpc} process and its wire: how it is started, asked, heard and brought to its end. */
@NullMarked
package dev.drawbridge.core.agent.pi.rpc;

import org.jspecify.annotations.NullMarked;
