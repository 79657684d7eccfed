package dev.drawbridge.server.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What systemd is told of the bridge.
 *
 * @param command the program and its arguments
 * @param environment what it is given besides what systemd gives everybody
 */
public record Unit(List<String> command, Map<String, String> environment) {
    /** The line by which a unit is known to be written by this program. */
    static final String MARK = "# Written by 'drawbridge service install', which writes it anew.";

    private static final String HEAD = MARK
            + """

                    # What you change belongs beside it: systemctl --user edit drawbridge
                    [Unit]
                    Description=Drawbridge, one coding-agent session for all devices
                    StartLimitIntervalSec=60
                    StartLimitBurst=5

                    [Service]
                    """;
    private static final String TAIL = """
            # where threads work that name no directory
            WorkingDirectory=%h
            # exit code 2 is a mistake in what the bridge is told: trying again does not help
            Restart=on-failure
            RestartSec=2
            RestartPreventExitStatus=2
            # the bridge says farewell to its clients and ends its agents by itself, within 5 s
            KillMode=mixed
            TimeoutStopSec=10
            # nothing is locked away: agents have sandboxes of their own, which systemd's would be in the way of

            [Install]
            WantedBy=default.target
            """;

    public Unit {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The unit's text. */
    String text() {
        String variables = environment.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> "Environment=" + quoted(each.getKey() + "=" + each.getValue()) + "\n")
                .collect(Collectors.joining());
        return HEAD + "ExecStart=" + line() + "\n" + variables + TAIL;
    }

    /** Variables are looked for in arguments only, so only there a dollar is told from one. */
    private String line() {
        return Stream.concat(command.stream().limit(1),
                command.stream().skip(1).map(word -> word.replace("$", "$$"))).map(Unit::quoted)
                .collect(Collectors.joining(" "));
    }

    /** A word that systemd takes as it is: nothing in it is a specifier, an escape or the end of it. */
    private static String quoted(String word) {
        String plain = word.replace("%", "%%");
        return plain.matches("[A-Za-z0-9@%+=:,./_$-]+")
                ? plain
                : '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Whether systemd could start such a program. */
    public static boolean canStart(String program) {
        return canSay(program) && program.chars().noneMatch(letter -> "'\"\\".indexOf(letter) >= 0);
    }

    /** Whether systemd could be told such a word at all. */
    public static boolean canSay(String word) {
        return word.codePoints().noneMatch(Character::isISOControl);
    }
}
