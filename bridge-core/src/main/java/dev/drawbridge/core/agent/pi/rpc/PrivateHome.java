package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.core.user.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent directory that is not the person's: links to everything in the person's, so that credentials that Pi renews are
 * renewed there, and a copy of the settings, so that nothing that Pi changes in them is changed there.
 *
 * <p>It stands in a directory that is named after the bridge that made it, see {@link Leftovers}.
 */
final class PrivateHome implements Lodging {
    private static final Logger log = LoggerFactory.getLogger(PrivateHome.class);
    private static final String SETTINGS = "settings.json";
    private static final String AGENT = "agent";
    private static final String ORIGIN = "origin";
    /** Pi makes these when they are not there; through a link it makes them where they belong. */
    private static final List<String> ALWAYS = List.of("auth.json", "models-store.json", "trust.json");

    private final Path place;

    private PrivateHome(Path place) {
        this.place = place;
    }

    /** Makes one of the person's, at a place that does not exist yet. */
    static PrivateHome at(Path place, Path person) throws IOException {
        Files.createDirectories(person.resolve("sessions"));
        PrivateHome home = bare(place);
        Files.createSymbolicLink(place.resolve(ORIGIN), person.toRealPath());
        Files.createDirectory(home.directory());
        home.renew();
        return home;
    }

    /** Takes over what is new at the person's since. */
    void renew() throws IOException {
        for (String name : linked()) {
            Path link = directory().resolve(name);
            if (Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, origin().resolve(name));
            }
        }
        Path settings = origin().resolve(SETTINGS);
        if (Files.exists(settings)) {
            Path copy = Files.copy(settings, place.resolve(SETTINGS), StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, directory().resolve(SETTINGS), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(directory().resolve(SETTINGS));
        }
    }

    /** Makes one with nothing in it and of nobody. */
    static PrivateHome bare(Path place) throws IOException {
        new PrivateDirectory(place.toAbsolutePath().resolveSibling("")).make();
        new PrivateDirectory(place).makeAnew();
        return new PrivateHome(place);
    }

    /** One that an earlier bridge has left. */
    static PrivateHome left(Path place) {
        return new PrivateHome(place);
    }

    /** All of it. */
    Path place() {
        return place;
    }

    @Override
    public Path directory() {
        return place.resolve(AGENT);
    }

    private Path origin() throws IOException {
        return Files.readSymbolicLink(place.resolve(ORIGIN));
    }

    /** Not old sessions beside the others: Pi would move the links to where the others are. */
    private List<String> linked() throws IOException {
        List<String> names = new ArrayList<>(ALWAYS);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(origin())) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.equals(SETTINGS) && !isLock(name) && !name.endsWith(".jsonl")
                        && !ALWAYS.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean isLock(String name) {
        return name.endsWith(".lock");
    }

    /** Removes it; what Pi and its extensions made anew in it goes to where they wanted it. */
    @Override
    public void close() {
        try {
            bringBack();
            remove(place);
        } catch (IOException | UncheckedIOException kept) {
            log.warn("a private directory of Pi stays until the bridge is started again: {}", place, kept);
        }
    }

    private void bringBack() throws IOException {
        if (!Files.isDirectory(directory())) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory())) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!Files.isSymbolicLink(entry) && !name.equals(SETTINGS) && !isLock(name)) {
                    bringBack(entry, origin().resolve(name));
                }
            }
        }
    }

    private static void bringBack(Path entry, Path target) {
        try {
            boolean isFile = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
            if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(entry, target);
            } else if (isFile && Files.isRegularFile(target)
                    && Files.getLastModifiedTime(entry).compareTo(Files.getLastModifiedTime(target)) > 0) {
                Files.move(entry, target.toRealPath(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException lost) {
            log.warn("what Pi made in its private directory could not be kept: {}", target, lost);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
