package dev.drawbridge.server.service;

import dev.drawbridge.core.user.PrivateFile;
import dev.drawbridge.core.user.UserPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Where the unit is written, among those of the user. */
public record UnitFile(Path path) {
    /** What systemd calls it. */
    public static final String NAME = "drawbridge.service";

    public static UnitFile of(Map<String, String> environment) {
        return new UnitFile(UserPlaces.of(environment).settings().resolve("systemd/user").resolve(NAME));
    }

    public boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this program has written it. */
    public boolean isOurs() {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(path).startsWith(Unit.MARK + "\n");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Writes it in the place of any other. */
    void write(Unit unit) throws CannotServe {
        try {
            new PrivateFile(path).replace(unit.text());
        } catch (IOException unwritable) {
            throw new CannotServe(
                    "cannot write " + path + ": see that you may write there, and that there is room");
        }
    }

    void delete() throws CannotServe {
        try {
            Files.deleteIfExists(path);
        } catch (IOException unwritable) {
            throw new CannotServe("cannot remove " + path + ": see that you may write there");
        }
    }
}
