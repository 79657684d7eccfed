package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What waits, as clients are shown it. */
final class Listing {
    private static final int PAGE = 25;

    private Listing() {}

    static ObjectNode shape(Queued message) {
        ObjectNode shape = Shapes.object().put("id", message.id());
        shape.set("input", message.input().deepCopy());
        shape.put("clientUserMessageId", message.clientUserMessageId());
        shape.set("responsesapiClientMetadata", message.metadata().deepCopy());
        shape.putObject("bridge").put("state", message.state().name().toLowerCase(Locale.ROOT));
        return shape;
    }

    /** The page that is wanted; a cursor is the number of messages before the page. */
    static ObjectNode page(List<Queued> messages, Wanted wanted) throws Refusal {
        int from = from(wanted.anyText("cursor"), messages.size());
        int size = Math.clamp(wanted.limit().orElse((long) PAGE), 1, Math.max(1, messages.size()));
        int to = Math.min(messages.size(), from + size);
        ObjectNode page = Shapes.object();
        ArrayNode data = page.putArray("data");
        messages.subList(from, to).forEach(message -> data.add(shape(message)));
        if (to < messages.size()) {
            page.put("nextCursor", String.valueOf(to));
        } else {
            page.putNull("nextCursor");
        }
        return page;
    }

    private static int from(Optional<String> cursor, int size) throws Refusal {
        if (cursor.isEmpty()) {
            return 0;
        }
        String digits = cursor.get();
        if (digits.isEmpty()) {
            throw unknown("cannot parse integer from empty string");
        }
        if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw unknown("invalid digit found in string");
        }
        BigInteger number = new BigInteger(digits);
        if (number.bitLength() > Long.SIZE) {
            throw unknown("number too large to fit in target type");
        }
        return number.min(BigInteger.valueOf(size)).intValueExact();
    }

    private static Refusal unknown(String why) {
        return new Refusal("invalid queue pagination cursor: " + why);
    }
}
