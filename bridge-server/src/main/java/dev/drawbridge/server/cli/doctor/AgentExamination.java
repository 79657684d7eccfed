package dev.drawbridge.server.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent as it is installed. */
final class AgentExamination implements Examination {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\S+)?");

    private final Probe probe;
    private final String program;
    private final String known;
    private final String installation;

    private AgentExamination(Probe probe, String program, String known, String installation) {
        this.probe = probe;
        this.program = program;
        this.known = known;
        this.installation = installation;
    }

    /** @param known the version that this Drawbridge was made with */
    static AgentExamination ofCodex(Probe probe, String known) {
        return new AgentExamination(probe, "codex", known, "npm install -g @openai/codex");
    }

    /** @param known the version that this Drawbridge was made with */
    static AgentExamination ofPi(Probe probe, String known) {
        return new AgentExamination(probe, "pi", known, "npm install -g @earendil-works/pi-coding-agent");
    }

    @Override
    public List<Finding> findings() {
        Optional<Path> binary = probe.find(program);
        if (binary.isEmpty()) {
            return List.of(Finding.note(program, "is not on the PATH", "if you want to work with it: "
                    + installation + ", or tell 'drawbridge serve --" + program + "-bin PATH' where it is"));
        }
        Optional<Probe.Said> said = probe.ask(binary.get(), "--version");
        if (said.isEmpty() || said.get().exitCode() != 0) {
            return List.of(Finding.bad(program, "at " + binary.get() + " does not tell its version"
                    + said.map(Probe.Said::firstLine).filter(line -> !line.isEmpty()).map(line -> ": " + line)
                            .orElse(""),
                    "run '" + binary.get() + " --version' and look at what it says; install it again with "
                            + installation));
        }
        Matcher version = VERSION.matcher(said.get().text());
        if (!version.find()) {
            return List.of(Finding.note(program, "at " + binary.get() + " says '" + said.get().firstLine()
                    + "', which is no version", "look whether that is the " + program + " that is meant"));
        }
        String seen = version.group() + ", at " + binary.get();
        return List.of(isOlder(version)
                ? Finding.note(program, seen + ", older than " + known + ", which this Drawbridge knows",
                        "bring it up to date: " + installation)
                : Finding.ok(program, seen));
    }

    /** By the first two numbers; what is newer is told by the bridge, if it differs. */
    private boolean isOlder(Matcher version) {
        Matcher other = VERSION.matcher(known);
        return other.find() && (number(version, 1) < number(other, 1)
                || (number(version, 1) == number(other, 1) && number(version, 2) < number(other, 2)));
    }

    private static long number(Matcher version, int group) {
        String digits = version.group(group);
        return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
