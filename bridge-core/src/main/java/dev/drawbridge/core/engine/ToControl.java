package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The way of a client's call to the bridge itself; the agent never hears of it. */
final class ToControl {
    /** How many calls of one client may be open; what comes on top is refused. */
    static final int OPEN = 64;
    /** How many bytes the params of a call may have: while it is open they are kept. */
    static final int LENGTH = 1 << 20;

    private static final String PREFIX = "bridge/";

    private final Switchboard switchboard;
    private final Control control;
    private final Map<ClientConnection, Integer> open = new HashMap<>();

    ToControl(Switchboard switchboard, Control control) {
        this.switchboard = switchboard;
        this.control = control;
    }

    /** Whether the bridge serves the method itself. */
    static boolean concerns(String method) {
        return method.startsWith(PREFIX);
    }

    void call(ClientConnection client, String id, String method, Scanner scanner) {
        Span params = scanner.params();
        if (!client.initialized()) {
            client.say(Answers.failure(id, ErrorCode.INVALID_REQUEST, "Not initialized"));
        } else if (params.length() > LENGTH) {
            client.say(Answers.failure(id, ErrorCode.INVALID_PARAMS,
                    "Invalid params: a call to the bridge takes no more than 1 MiB of them"));
        } else if (open.getOrDefault(client, 0) == OPEN) {
            client.say(Answers.failure(id, ErrorCode.OVERLOADED, "Server overloaded; retry later."));
        } else {
            open.merge(client, 1, Integer::sum);
            control.serve(new ControlCall(client, id, method,
                    params.isPresent() ? Optional.of(scanner.json(params)) : Optional.empty(),
                    answer -> switchboard.run(() -> finish(client, answer))));
        }
    }

    private void finish(ClientConnection client, Runnable answer) {
        int others = open.getOrDefault(client, 1) - 1;
        if (others == 0) {
            open.remove(client);
        } else {
            open.put(client, others);
        }
        answer.run();
    }
}
