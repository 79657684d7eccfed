package dev.drawbridge.core.agent.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way of each option to {@code codex app-server}, which takes configuration keys ({@code -c}) and nothing else:
 * flags of other Codex commands it refuses after its name, and before its name it ignores them.
 */
final class Overrides {
    private final CodexOptions options;
    private final CodexHome home;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Overrides(CodexOptions options, CodexHome home) {
        this.options = options;
        this.home = home;
    }

    Checked check() {
        try {
            arguments.add("app-server");
            profile();
            List<Setting> settings = settings();
            setting(Flag.MODEL, options.model(), settings);
            setting(Flag.SANDBOX, sandbox(), settings);
            setting(Flag.APPROVAL, approvalPolicy(), settings);
            settings.forEach(given -> override(given.written()));
            directory();
            linuxSandbox();
            return new Checked.Fine(arguments, notes);
        } catch (Refused refused) {
            return new Checked.Wrong(refused.sentence());
        }
    }

    private void override(String setting) {
        arguments.add("-c");
        arguments.add(setting);
    }

    private List<Setting> settings() throws Refused {
        List<Setting> settings = new ArrayList<>();
        for (String written : options.config()) {
            Setting setting = Setting.of(written);
            for (Flag flag : Flag.values()) {
                if (setting.key().equals(flag.key()) && !setting.isTable()) {
                    flag.check(setting.plain(), "-c " + flag.key() + "=");
                }
            }
            settings.add(setting);
        }
        return settings;
    }

    /** A flag and a {@code -c} of the same key must agree, since which of them would win is nobody's guess. */
    private void setting(Flag flag, String value, List<Setting> settings) throws Refused {
        if (value.isEmpty()) {
            return;
        }
        for (Setting given : settings) {
            if (given.key().equals(flag.key()) && !given.plain().equals(value)) {
                throw new Refused("%s %s contradicts -c %s: leave one of them out"
                        .formatted(flag.option(), value, given.written()));
            }
        }
        flag.check(value, flag.option() + " ");
        override(flag.key() + "=" + Toml.text(value));
    }

    private String sandbox() throws Refused {
        return options.fullAuto()
                ? fullAuto(Flag.SANDBOX, options.sandbox(), "workspace-write")
                : options.sandbox();
    }

    /** Codex once had {@code on-failure} here; where its configuration still says so it now does {@code on-request}. */
    private String approvalPolicy() throws Refused {
        return options.fullAuto()
                ? fullAuto(Flag.APPROVAL, options.approvalPolicy(), "on-request")
                : options.approvalPolicy();
    }

    private static String fullAuto(Flag flag, String given, String meant) throws Refused {
        if (!given.isEmpty() && !given.equals(meant)) {
            throw new Refused("--full-auto means %s %s and contradicts %s %s: leave one of them out"
                    .formatted(flag.option(), meant, flag.option(), given));
        }
        return meant;
    }

    /** First of all overrides, so that each other one wins over it. */
    private void profile() throws Refused {
        String name = options.profile();
        if (name.isEmpty()) {
            return;
        }
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new Refused(
                    "--profile " + name + " is no name of a profile: letters, digits, - and _ make one");
        }
        Path file = home.profile(name);
        for (Map.Entry<String, JsonNode> entry : read(file, name).properties()) {
            override(entry.getKey() + "=" + Toml.inline(entry.getValue()));
        }
        notes.add("Codex's app-server takes no profile: the settings of " + file
                + " are given to it one by one, where other users of this machine can read them in the process list");
    }

    private static JsonNode read(Path file, String name) throws Refused {
        try {
            return Toml.read(Files.readString(file));
        } catch (JsonProcessingException notToml) {
            throw new Refused("--profile %s: %s is not TOML (line %d): correct it"
                    .formatted(name, file, notToml.getLocation().getLineNr()));
        } catch (IOException unreadable) {
            throw new Refused(
                    "--profile %s: %s cannot be read: a profile is a file of its own there, no longer a table "
                            .formatted(name, file) + "[profiles." + name + "] in config.toml");
        }
    }

    private void directory() throws Refused {
        if (!Files.isDirectory(options.directory().toAbsolutePath())) {
            throw new Refused("--cd " + options.directory() + " is not a directory: name one that exists");
        }
    }

    private void linuxSandbox() throws Refused {
        if (options.linuxSandboxExe().isEmpty()) {
            return;
        }
        if (!Files.isExecutable(Path.of(options.linuxSandboxExe()))) {
            throw new Refused("--codex-linux-sandbox-exe " + options.linuxSandboxExe()
                    + " is not a program: leave it out, Codex brings its own");
        }
        notes.add(
                "--codex-linux-sandbox-exe has no effect: Codex runs commands in the sandbox of its own binary "
                        + "and takes no other");
    }
}
