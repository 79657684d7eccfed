package dev.drawbridge.core.store;

import dev.drawbridge.core.user.PrivateDirectory;
import dev.drawbridge.core.user.PrivateFile;
import dev.drawbridge.core.user.UserPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The directory where a bridge keeps what outlives it; what is made here is for its owner alone. */
public record Home(Path directory) {
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The one that {@code DRAWBRIDGE_HOME} names, or else the user's own place for data. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("DRAWBRIDGE_HOME", "");
        return new Home(
                named.isEmpty() ? UserPlaces.of(environment).data().resolve("drawbridge") : Path.of(named));
    }

    Path database() {
        return directory.resolve("drawbridge.db");
    }

    Path lock() {
        return directory.resolve("drawbridge.lock");
    }

    /** Where programs of the same user reach the bridge that runs with this home. */
    public Path controlSocket() {
        return directory.resolve("control.sock");
    }

    /** Makes what is missing. A directory that is there stays as it is: it may be meant for more than the bridge. */
    void prepare() throws IOException {
        new PrivateDirectory(directory).make();
        new PrivateFile(lock()).claim();
        // SQLite gives the permissions of the database to the files that it puts beside it
        new PrivateFile(database()).claim();
    }
}
