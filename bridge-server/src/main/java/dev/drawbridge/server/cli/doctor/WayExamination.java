package dev.drawbridge.server.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * How other devices get to this machine.
 *
 * @param port where the bridge is, or would be
 */
record WayExamination(Probe probe, IntSupplier port) implements Examination {
    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        probe.find("tailscale").ifPresent(program -> findings.add(tailscale(program)));
        if (probe.find("sshd").or(() -> executable("/usr/sbin/sshd")).isPresent()) {
            findings.add(Finding.ok("tunnel", "SSH: from another device, ssh -L " + port.getAsInt()
                    + ":127.0.0.1:" + port.getAsInt() + " here"));
        }
        probe.find("wg").ifPresent(program -> findings.add(Finding.ok("tunnel",
                "WireGuard: bind the bridge to the address that this machine has in it")));
        return findings.isEmpty()
                ? List.of(Finding.note("tunnel", "there is neither SSH's server nor Tailscale nor WireGuard",
                        "other devices need one of them, or 'drawbridge serve --bind ADDRESS:"
                                + port.getAsInt() + " --tls' in a network that you trust"))
                : findings;
    }

    private static Finding tailscale(Path program, Optional<Probe.Said> said) {
        return said.filter(each -> each.exitCode() == 0).isPresent()
                ? Finding.ok("tunnel", "Tailscale: 'drawbridge service install --tailscale' says how")
                : Finding.note("tunnel", "Tailscale is installed and not up"
                        + said.map(Probe.Said::firstLine).map(line -> ": " + line).orElse(""),
                        "bring it up with '" + program.getFileName() + " up'");
    }

    private Finding tailscale(Path program) {
        return tailscale(program, probe.ask(program, "status", "--peers=false"));
    }

    private static Optional<Path> executable(String path) {
        return Optional.of(Path.of(path)).filter(Files::isExecutable);
    }
}
