package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.Optional;

/**
 * Where a message carries its ids, where it carries any. All paths lead into the params, but {@code result} leads into
 * the result of a request.
 *
 * @param thread  the thread the message is about
 * @param turn    the turn it belongs to or acts upon
 * @param item    the item it belongs to
 * @param handle  the process, watch, search or stream, named by a client
 * @param request another request, whose id is translated whenever that request's own id is
 * @param result  the thread that the result names
 */
public record Ids(Optional<IdPath> thread, Optional<IdPath> turn, Optional<IdPath> item,
        Optional<IdPath> handle, Optional<IdPath> request, Optional<IdPath> result) {}
