package dev.drawbridge.server.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.user.PrivateFile;
import dev.drawbridge.core.user.UserPlaces;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bridges elsewhere that this device was paired with: a file each, for the user's eyes only. */
public record Profiles(Path directory) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = BridgeJson.mapper();

    /** Those in the user's place for settings. */
    public static Profiles of(Map<String, String> environment) {
        return new Profiles(UserPlaces.of(environment).settings().resolve("drawbridge/profiles"));
    }

    public boolean have(String name) {
        return isName(name) && Files.exists(file(name));
    }

    /** Whether one can be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The one that is called so. */
    public Profile read(String name) throws UnusableProfile {
        if (!isName(name)) {
            throw new UnusableProfile("a profile is called by letters, digits, '.', '_' and '-' only");
        }
        Path file = file(name);
        try {
            if (new PrivateFile(file).isOpenToOthers()) {
                throw new UnusableProfile("others may read the token in " + file + ": chmod 600 it");
            }
            return Optional.ofNullable(JSON.readValue(Files.readString(file), Profile.class))
                    .orElseThrow(() -> none(name, file, new IOException("there is nothing in it")));
        } catch (NoSuchFileException missing) {
            throw new UnusableProfile("there is no profile '" + name
                    + "': 'drawbridge login LINK --profile " + name + "' makes it", missing);
        } catch (JsonProcessingException garbled) {
            throw none(name, file, garbled);
        } catch (IOException unreadable) {
            throw new UnusableProfile("cannot read " + file + " (" + Why.of(unreadable)
                    + "): see that it is yours, or make it anew with 'drawbridge login LINK --profile " + name
                    + "'",
                    unreadable);
        }
    }

    private static UnusableProfile none(String name, Path file, IOException cause) {
        return new UnusableProfile("what is in " + file + " is no profile: make it anew with 'drawbridge"
                + " login LINK --profile " + name + "'", cause);
    }

    /** Keeps one, in the place of any other of that name. */
    public Path write(String name, Profile profile) throws UnusableProfile {
        Path file = file(name);
        try {
            return new PrivateFile(file)
                    .replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(profile) + "\n");
        } catch (IOException unwritable) {
            throw new UnusableProfile("cannot write " + file + " (" + Why.of(unwritable)
                    + "): see that you may write there, and that there is room",
                    unwritable);
        }
    }

    /** Forgets one; false if there is none. */
    public boolean remove(String name) throws UnusableProfile {
        try {
            return isName(name) && Files.deleteIfExists(file(name));
        } catch (IOException unwritable) {
            throw new UnusableProfile("cannot remove " + file(name) + " (" + Why.of(unwritable)
                    + "): see that you may write there",
                    unwritable);
        }
    }

    /** What they are called, in order. */
    public List<String> names() throws UnusableProfile {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).filter(Profiles::isName)
                    .sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UnusableProfile("cannot read " + directory + " (" + Why.of(unreadable)
                    + "): see that it is yours",
                    unreadable);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
