package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What there is to know of each session's file; a file is looked at again only when it has changed. */
final class Index {
    private final Register register;
    private final Oddities oddities;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    Index(Register register, Oddities oddities) {
        this.register = register;
        this.oddities = oddities;
    }

    /** A file as it was when it was looked at. */
    private record Seen(long changedAt, long size, SessionFile file) {
        boolean isOf(BasicFileAttributes now) {
            return changedAt == now.lastModifiedTime().toMillis() && size == now.size();
        }
    }

    Optional<SessionFile> find(String id) {
        return register.find(id).flatMap(this::look);
    }

    /** All sessions, each once. */
    List<SessionFile> all() {
        List<Register.Filed> filed = register.all();
        seen.keySet().retainAll(filed.stream().map(Register.Filed::path).collect(Collectors.toSet()));
        return filed.parallelStream().flatMap(file -> look(file).stream()).toList();
    }

    /** What cannot be read is not there. */
    private Optional<SessionFile> look(Register.Filed filed) {
        try {
            BasicFileAttributes now = Files.readAttributes(filed.path(), BasicFileAttributes.class);
            Optional<Seen> before = Optional.ofNullable(seen.get(filed.path()))
                    .filter(known -> known.isOf(now));
            if (before.isPresent()) {
                return before.map(Seen::file);
            }
            long changedAt = now.lastModifiedTime().toMillis();
            SessionFile file = Glance.at(filed.path(), filed.header(), changedAt);
            seen.put(filed.path(), new Seen(changedAt, now.size(), file));
            return Optional.of(file);
        } catch (IOException unreadable) {
            return Optional.empty();
        } catch (RuntimeException unforeseen) {
            oddities.note(filed.path(), unforeseen);
            return Optional.empty();
        }
    }
}
