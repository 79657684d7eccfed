package dev.drawbridge.core.project;

import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.NoLedger;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.project.Project;
import dev.drawbridge.protocol.bridge.project.ProjectAdded;
import dev.drawbridge.protocol.bridge.project.ProjectRemoved;
import dev.drawbridge.protocol.bridge.project.ProjectSource;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The projects of a bridge. A project is the directory that it was when it was named: a link that is put in its place
 * later leads nobody elsewhere. Any thread may ask; what takes the disk is done without the lock.
 */
public final class Projects {
    private static final Logger log = LoggerFactory.getLogger(Projects.class);

    private final Ledger<KnownProject> ledger;
    private final InstantSource clock;
    /** By the keys of their names. */
    private final Map<String, Place> byKey = new TreeMap<>();

    /** A project, and where it is. */
    private record Place(String name, Path path, ProjectSource source) {
        Project shown() {
            return new Project(name, path.toString(), source, isThere());
        }

        private boolean isThere() {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && real(path).filter(path::equals).isPresent();
        }
    }

    /**
     * Those that are kept and those that the bridge was started with, which come first where two have one name.
     *
     * @param ledger where the added ones are kept
     */
    public Projects(Ledger<KnownProject> ledger, ProjectOptions options, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        ledger.entries().values().forEach(kept -> byKey.put(kept.key(),
                new Place(kept.name(), Path.of(kept.path()), ProjectSource.ADDED)));
        options.named().forEach(this::name);
        options.start().ifPresent(this::start);
    }

    /** None, and none that outlives the bridge. */
    public static Projects none() {
        return new Projects(new NoLedger<>(), ProjectOptions.NONE, InstantSource.system());
    }

    private void name(NamedDirectory named) {
        Path path = place(named.path());
        if (!Files.isDirectory(path)) {
            log.warn("the project {} is no directory, and nothing starts there until it is one: {}",
                    named.name(), path);
        }
        if (isEverything(path)) {
            log.warn("the project {} is left out, for {} is everything there is: name a directory below it",
                    named.name(), named.path());
            return;
        }
        Place before = byKey.put(ProjectNames.key(named.name()),
                new Place(named.name(), path, ProjectSource.CONFIG));
        if (before != null && before.source() == ProjectSource.ADDED && !before.path().equals(path)) {
            log.warn("the project {} is {} in this run, not {}", named.name(), path, before.path());
        }
    }

    private void start(Path path) {
        if (byKey.values().stream().noneMatch(place -> place.path().equals(path))) {
            String name = ProjectNames.free(ProjectNames.of(path).orElse("start"),
                    wanted -> byKey.containsKey(ProjectNames.key(wanted)));
            byKey.put(ProjectNames.key(name), new Place(name, path, ProjectSource.START));
        }
    }

    /** All of them, by their names. */
    public List<Project> list() {
        return places().stream().map(Place::shown).toList();
    }

    /** What they are called, in order. */
    public List<String> names() {
        return places().stream().map(Place::name).toList();
    }

    private synchronized List<Place> places() {
        return byKey.values().stream().sorted(Comparator.comparing(place -> ProjectNames.key(place.name())))
                .toList();
    }

    /**
     * Whether the path is written as that of a directory in a project: whole, and without {@code ..}, for an agent may
     * take that back another way than the system does.
     */
    public boolean admits(String written) {
        try {
            Path path = Path.of(written);
            return path.equals(path.normalize()) && admits(path);
        } catch (InvalidPathException none) {
            return false;
        }
    }

    /** Whether the path is that of a directory in a project, wherever its links lead. */
    public boolean admits(Path path) {
        return path.isAbsolute() && real(path).filter(Files::isDirectory)
                .filter(this::isInside).isPresent();
    }

    /** The path, if it is written as that of a project or of something in one; the disk is not asked. */
    public Optional<Path> seeming(String written) {
        try {
            return Optional.of(Path.of(written)).filter(this::isInside);
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** Whether there is something at the path, but by a link, and in no project. */
    public boolean leadsOut(Path path) {
        return real(path).filter(real -> !isInside(real)).isPresent();
    }

    private boolean isInside(Path path) {
        return places().stream().anyMatch(place -> path.startsWith(place.path()));
    }

    /** Where it is, or will be once somebody makes it: as far as the way there is, it is without links. */
    private static Path place(Path path) {
        Path parent = path.getParent();
        return real(path).orElseGet(
                () -> parent == null ? path : place(parent).resolve(parent.relativize(path)));
    }

    /** Without links; empty if there is nothing, or nothing that may be seen. */
    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException hidden) {
            return Optional.empty();
        }
    }

    /**
     * Names a directory.
     *
     * @throws Declined when it is none that can be a project, with what to do instead
     */
    public ProjectAdded add(String path, Optional<String> name) {
        Path directory = directory(path);
        String called = name.map(Projects::checked).or(() -> ProjectNames.of(directory))
                .orElseThrow(() -> declined(ErrorCode.INVALID_PARAMS,
                        "There is no name for " + directory + ": give one, for " + ProjectNames.RULE));
        KnownProject added = new KnownProject(called, directory.toString(), clock.millis());
        CompletableFuture<Boolean> kept = enter(added, directory);
        return new ProjectAdded(new Project(called, added.path(), ProjectSource.ADDED, /* exists= */ true),
                kept.join());
    }

    private synchronized CompletableFuture<Boolean> enter(KnownProject added, Path directory) {
        byKey.values().stream().filter(place -> place.path().equals(directory)).findFirst()
                .ifPresent(same -> {
                    throw declined(ErrorCode.INVALID_REQUEST,
                            directory + " is the project " + same.name() + " already");
                });
        Place other = byKey.get(added.key());
        if (other != null) {
            throw declined(ErrorCode.INVALID_REQUEST, "There is a project " + other.name() + " already, "
                    + other.path() + ": give this one another name");
        }
        byKey.put(added.key(), new Place(added.name(), directory, ProjectSource.ADDED));
        return ledger.put(added.key(), added);
    }

    private static String checked(String name) {
        if (!ProjectNames.isName(name)) {
            throw declined(ErrorCode.INVALID_PARAMS, "Nothing can be called that: " + ProjectNames.RULE);
        }
        return name;
    }

    private static boolean isEverything(Path real) {
        return real.getNameCount() == 0;
    }

    private static Path directory(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException none) {
            throw declined(ErrorCode.INVALID_PARAMS,
                    "That is no path: write one from the root, like /home/me/work");
        }
        if (!path.isAbsolute()) {
            throw declined(ErrorCode.INVALID_PARAMS,
                    "Write the directory whole, from the root of the bridge's machine, like /home/me/work");
        }
        try {
            Path real = path.toRealPath();
            if (!Files.isDirectory(real)) {
                throw declined(ErrorCode.INVALID_PARAMS, path + " is no directory: name one that has files");
            }
            if (isEverything(real)) {
                throw declined(ErrorCode.INVALID_PARAMS,
                        path + " is everything there is: name a directory below it");
            }
            return real;
        } catch (NoSuchFileException missing) {
            throw declined(ErrorCode.NOT_FOUND,
                    "There is no " + path + " on the bridge's machine: make it first, or name another");
        } catch (AccessDeniedException forbidden) {
            throw declined(ErrorCode.NOT_FOUND, "The bridge may not look at " + path + ": name another");
        } catch (IOException unreadable) {
            throw declined(ErrorCode.NOT_FOUND, path + " cannot be read: name another directory");
        }
    }

    /**
     * Takes a project away.
     *
     * @throws Declined when there is none of that name, or none that can be taken away here
     */
    public ProjectRemoved remove(String name) {
        Place removed;
        CompletableFuture<Boolean> kept;
        synchronized (this) {
            removed = byKey.get(ProjectNames.key(name));
            if (removed == null) {
                throw declined(ErrorCode.NOT_FOUND,
                        "There is no project of that name: bridge/projects/list tells which there are");
            }
            refuseIfGiven(removed);
            byKey.remove(ProjectNames.key(name));
            kept = ledger.remove(ProjectNames.key(name));
        }
        return new ProjectRemoved(removed.name(), removed.path().toString(), kept.join());
    }

    private static void refuseIfGiven(Place place) {
        switch (place.source()) {
            case ADDED -> {
                /* may go */ }
            case CONFIG -> throw declined(ErrorCode.INVALID_REQUEST,
                    "The bridge was started with the project "
                            + place.name()
                            + ": take it out of its config file or command line, and start it again");
            case START -> throw declined(ErrorCode.INVALID_REQUEST, "The bridge was started in the project "
                    + place.name() + ", " + place.path() + ": start it elsewhere, for example in your home");
        }
    }

    private static Declined declined(ErrorCode code, String sentence) {
        return new Declined(code, sentence);
    }
}
