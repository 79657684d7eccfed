package dev.drawbridge.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    /** Hosts with which a bridge listens, maybe among others, at the address of every machine for itself. */
    private static final Set<String> NEAREST = Set.of("127.0.0.1", "localhost", "0.0.0.0", "[::]");

    /** One a line: what to say to whom. */
    public List<String> lines() {
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        String host = address.substring(0, Math.max(0, colon));
        boolean here = NEAREST.contains(host);
        String target = tls
                ? "https+insecure://" + (here ? "127.0.0.1:" + port : address)
                : here ? port : "http://" + address;
        List<String> lines = new ArrayList<>();
        lines.add("For Tailscale Serve, say once ('tailscale status' tells " + NAME + "):");
        lines.add("  tailscale serve --bg " + target);
        List<String> missing = new ArrayList<>();
        if (!behindProxy) {
            // who connects to an address of this machine comes from that very address
            missing.add("--trusted-proxy " + (here ? "127.0.0.1" : host.replaceAll("[\\[\\]]", "")));
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
