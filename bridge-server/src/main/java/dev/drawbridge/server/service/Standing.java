package dev.drawbridge.server.service;

import java.util.List;
import java.util.Optional;

/**
 * How the service is doing.
 *
 * @param unit its file
 * @param installed whether that is there
 * @param ours whether this program has written it
 * @param enabled whether it starts by itself
 * @param running whether it runs
 * @param state as systemd says it, such as {@code active (running)}
 * @param pid of its process
 * @param log what it has said last
 */
public record Standing(String unit, boolean installed, boolean ours, boolean enabled, boolean running,
        String state,
        Optional<Long> pid, List<String> log) {
    public Standing {
        log = List.copyOf(log);
    }
}
