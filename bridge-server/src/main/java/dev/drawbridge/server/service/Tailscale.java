package dev.drawbridge.server.service;

import java.util.ArrayList;
import java.util.List;

/**
 * What brings a bridge into a Tailscale network.
 *
 * @param address where it listens
 * @param tls whether it speaks TLS itself
 * @param behindProxy whether it is told already that there is something in front of it
 * @param known whether it answers to names besides its own
 */
public record Tailscale(String address, boolean tls, boolean behindProxy, boolean known) {
    private static final String NAME = "NAME.TAILNET.ts.net";

    /** One a line: what to say to whom. */
    public List<String> lines() {
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        String host = address.substring(0, Math.max(0, colon));
        String target = tls
                ? "https+insecure://" + address
                : host.equals("127.0.0.1") || host.equals("localhost") ? port : "http://" + address;
        List<String> lines = new ArrayList<>();
        lines.add("For Tailscale Serve, say once ('tailscale status' tells " + NAME + "):");
        lines.add("  tailscale serve --bg " + target);
        List<String> missing = new ArrayList<>();
        if (!behindProxy) {
            missing.add("--trusted-proxy 127.0.0.1");
        }
        if (!known) {
            missing.add("--allow-host " + NAME);
        }
        if (!missing.isEmpty()) {
            lines.add(
                    "The bridge has to be told as well, in its config file or behind '--' of this command:");
            lines.add("  " + String.join(" ", missing));
        }
        lines.add("Then let a device in:");
        lines.add("  drawbridge pair --host " + NAME + ":443");
        return lines;
    }
}
