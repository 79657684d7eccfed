package dev.drawbridge.server.service;

import dev.drawbridge.core.user.UserPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bridge as a service of the user's: installed, looked at, and taken away. */
public final class BridgeUnit {
    private static final int LINES = 10;
    private static final List<String> TO_BE_GIVEN = List.of("PATH", "DRAWBRIDGE_HOME", "DRAWBRIDGE_CONFIG",
            "XDG_CONFIG_HOME", "XDG_DATA_HOME", "CODEX_HOME", "DRAWBRIDGE_CODEX", "PI_CODING_AGENT_DIR",
            "PI_CODING_AGENT_SESSION_DIR");
    private static final Path LINGERING = Path.of("/var/lib/systemd/linger");

    private final Systemd systemd;
    private final UnitFile file;
    private final Map<String, String> environment;

    public BridgeUnit(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.systemd = new Systemd(environment);
        this.file = UnitFile.of(environment);
    }

    public UnitFile file() {
        return file;
    }

    /**
     * Writes the unit and has it start by itself.
     *
     * @param now whether to start it at once, and anew if it runs
     * @param force whether to write over a unit that somebody else has written
     */
    public void install(Unit unit, boolean now, boolean force) throws CannotServe {
        systemd.check();
        guard(force);
        file.write(unit);
        systemd.control("daemon-reload");
        systemd.control("enable", UnitFile.NAME);
        if (now) {
            systemd.control("restart", UnitFile.NAME);
        }
    }

    /** Takes the unit away; what runs goes on unless it is to end now. */
    public void uninstall(boolean now, boolean force) throws CannotServe {
        systemd.check();
        if (!file.isThere()) {
            throw new CannotServe("there is no " + file.path() + ": nothing is installed");
        }
        guard(force);
        if (now) {
            systemd.control("disable", "--now", UnitFile.NAME);
        } else {
            systemd.control("disable", UnitFile.NAME);
        }
        file.delete();
        systemd.control("daemon-reload");
    }

    private void guard(boolean force) throws CannotServe {
        if (file.isThere() && !file.isOurs() && !force) {
            throw new CannotServe(file.path()
                    + " was not written by this command, and stays as it is: look at it, and say --force if it may go");
        }
    }

    /** How it is doing. */
    public Standing standing() throws CannotServe {
        systemd.check();
        Map<String, String> known = systemd.properties("ActiveState", "SubState", "UnitFileState", "MainPID");
        String active = known.getOrDefault("ActiveState", "unknown");
        String pid = known.getOrDefault("MainPID", "");
        return new Standing(file.path().toString(), file.isThere(), file.isOurs(),
                known.getOrDefault("UnitFileState", "").equals("enabled"), active.equals("active"),
                active + " (" + known.getOrDefault("SubState", "unknown") + ")",
                pid.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(pid)) : Optional.empty(),
                systemd.lastLines(LINES));
    }

    /** Whether it ends when its user logs out. */
    public boolean endsWithTheSession() {
        String named = environment.getOrDefault("USER", "");
        return !Files.exists(LINGERING.resolve(named.isEmpty() ? System.getProperty("user.name") : named));
    }

    /** What of this environment a service has to be given, so that it is where the commands look for it. */
    public static Map<String, String> toBeGiven(Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (String name : TO_BE_GIVEN) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty() && Unit.canSay(value)) {
                given.put(name, said(name, value, UserPlaces.of(environment)));
            }
        }
        return given;
    }

    /** A service is started elsewhere, and relative paths would lead to other places from there. */
    private static String said(String name, String value, UserPlaces user) {
        boolean isPath = switch (name) {
            case "PATH", "XDG_CONFIG_HOME", "XDG_DATA_HOME" -> false; // relative ones are ignored there, too
            case "DRAWBRIDGE_CODEX" -> value.contains("/");
            default -> true;
        };
        String path = name.startsWith("PI_") ? user.expanded(value) : value;
        return isPath ? Path.of(path).toAbsolutePath().toString() : value;
    }
}
