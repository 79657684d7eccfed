package dev.drawbridge.server.cli.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether this machine knows what time it is, which passwords with codes and signed tokens need. */
record ClockExamination(Probe probe, InstantSource clock) implements Examination {
    /** When this program was not there yet. */
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public List<Finding> findings() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String advice = "set it, and have it kept right: timedatectl set-ntp true";
        if (now.isBefore(BEFORE) || now.isAfter(NEVER)) {
            return List.of(Finding.bad("clock", "it says " + now + ", which cannot be", advice));
        }
        Optional<Path> keeper = probe.find("timedatectl");
        Optional<String> kept = keeper
                .flatMap(program -> probe.ask(program, "show", "--property=NTPSynchronized", "--value"))
                .filter(said -> said.exitCode() == 0).map(Probe.Said::firstLine);
        return List.of(kept.filter("no"::equals).isPresent()
                ? Finding.note("clock", "it says " + now + ", and nobody keeps it right", advice)
                : Finding.ok("clock", now + (kept.filter("yes"::equals).isPresent() ? ", kept right" : "")));
    }
}
