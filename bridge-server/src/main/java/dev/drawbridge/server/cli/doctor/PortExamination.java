package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.core.failure.Why;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.endpoint.BindAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/** Where the bridge would listen. */
record PortExamination(Destination host, BindAddress bind) implements Examination {
    private static final int BACKLOG = 1;

    @Override
    public List<Finding> findings() {
        if (host.isThere() || bind.port() == 0) {
            return List.of();
        }
        try (ServerSocket free = new ServerSocket(bind.port(), BACKLOG, InetAddress.getByName(bind.host()))) {
            return List.of(Finding.ok("port", free.getLocalPort() + " is free for the bridge"));
        } catch (UnknownHostException nowhere) {
            return List.of(Finding.bad("port", "there is no '" + bind.host() + "' to listen at",
                    "name an address of this machine with --bind"));
        } catch (IOException taken) {
            return List.of(Finding.bad("port", bind + " cannot be listened at (" + Why.of(taken) + ")",
                    "look who is there (ss -ltnp), or give the bridge another one: drawbridge serve --bind "
                            + bind.host() + ":0"));
        }
    }
}
