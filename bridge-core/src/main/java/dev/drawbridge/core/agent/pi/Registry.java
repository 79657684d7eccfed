package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.pi.session.Locks;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.pi.session.SessionLock;
import dev.drawbridge.core.agent.pi.session.SessionTaken;
import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.thread.Past;
import dev.drawbridge.core.agent.pi.thread.Records;
import dev.drawbridge.core.agent.speech.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets live threads have their files, each to itself. */
record Registry(Errands errands, Sessions sessions, Locks locks, Shelf shelf) implements Records {
    private static final Logger log = LoggerFactory.getLogger(Registry.class);

    /** What of a session becomes the past of a live thread. */
    @FunctionalInterface
    private interface Reading {
        Past.Taken read(Runnable release) throws Refusal, IOException;
    }

    @Override
    public void take(String threadId, Consumer<Past> taken) {
        take(threadId, taken, release -> {
            SessionFile file = sessions.find(threadId)
                    .orElseThrow(() -> new Refusal("thread not found: " + threadId));
            return past(file, release);
        });
    }

    @Override
    public void takeNew(String threadId, String cwd, boolean write, Consumer<Past> taken) {
        take(threadId, taken, release -> {
            Optional<SessionFile> file = sessions.find(threadId);
            if (file.isEmpty() && !write) {
                return new Past.Taken(new Story(cwd, shelf.marks(threadId)), Optional.empty(), release);
            }
            return past(file.isPresent() ? file.get() : sessions.empty(threadId, cwd), release);
        });
    }

    @Override
    public Path begin(Path cwd, long now) throws IOException {
        return sessions.empty(ThreadIds.at(now), cwd.toRealPath().toString()).path();
    }

    @Override
    public void discard(String threadId, Path file) {
        if (shelf.line(threadId).messages().isEmpty()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                log.debug("the file of a thread that nobody has used stays", stays);
            }
        }
    }

    private Past.Taken past(SessionFile file, Runnable release) throws IOException {
        return new Past.Taken(sessions.story(file), Optional.of(file.path()), release);
    }

    private void take(String threadId, Consumer<Past> taken, Reading reading) {
        errands.run(() -> lockAndRead(threadId, reading), outcome -> taken.accept(switch (outcome) {
            case Errands.Outcome.Done<Past> done -> done.result();
            case Errands.Outcome.Refused<Past> refused -> new Past.Refused(refused.refusal().sentence());
        }));
    }

    private Past lockAndRead(String threadId, Reading reading) throws Refusal, IOException {
        SessionLock lock;
        try {
            lock = locks.take(threadId);
        } catch (SessionTaken elsewhere) {
            throw new Refusal(elsewhere.sentence());
        }
        try {
            return reading.read(lock::close);
        } catch (Refusal | IOException | RuntimeException unread) {
            lock.close();
            throw unread;
        }
    }

    @Override
    public void mark(String threadId, String mark) {
        shelf.mark(threadId, mark);
    }
}
