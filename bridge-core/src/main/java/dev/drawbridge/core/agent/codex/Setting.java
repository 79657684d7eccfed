package dev.drawbridge.core.agent.codex;

/** One {@code key=value} as it was written for {@code -c}. */
record Setting(String key, String value) {
    static Setting of(String written) throws Refused {
        int equals = written.indexOf('=');
        if (equals < 0) {
            throw new Refused("-c " + written + " has no value: write -c key=value");
        }
        String key = written.substring(0, equals).strip();
        if (key.isEmpty()) {
            throw new Refused("-c " + written + " has no key: write -c key=value");
        }
        Setting setting = new Setting(key, written.substring(equals + 1));
        if (key.equals("profile")) {
            throw new Refused("Codex no longer knows -c %s: write -p %s".formatted(written, setting.plain()));
        }
        return setting;
    }

    String written() {
        return key + "=" + value;
    }

    /** Whether the value has parts, as {@code approval_policy={granular={…}}} does. */
    boolean isTable() {
        return value.strip().startsWith("{");
    }

    /** The value without the quotes that TOML may have wanted. */
    String plain() {
        return Toml.plain(value.strip());
    }
}
