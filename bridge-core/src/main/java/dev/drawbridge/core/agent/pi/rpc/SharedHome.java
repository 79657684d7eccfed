package dev.drawbridge.core.agent.pi.rpc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One private home for all processes of a bridge, there as long as one of them lives; each begins with the person's
 * settings as they are then.
 *
 * <p>A modern Pi locks the credentials by the path that it knows them by: in homes of their own two processes would
 * renew the same credentials at once, and the second would be refused. It does not write down which model and level a
 * process was told to use, so their settings do not meet.
 */
final class SharedHome {
    private final Leftovers place;
    private Optional<PrivateHome> home = Optional.empty();
    private int lodgers;

    SharedHome(Leftovers place) {
        this.place = place;
    }

    synchronized Lodging enter(Path person) throws IOException {
        if (home.isPresent()) {
            home.get().renew();
        } else {
            home = Optional.of(PrivateHome.at(place.next(), person));
        }
        lodgers++;
        return new Room(home.get().directory());
    }

    private synchronized void leave() {
        lodgers--;
        if (lodgers == 0) {
            home.ifPresent(PrivateHome::close);
            home = Optional.empty();
        }
    }

    private final class Room implements Lodging {
        private final AtomicBoolean left = new AtomicBoolean();
        private final Path directory;

        Room(Path directory) {
            this.directory = directory;
        }

        @Override
        public Path directory() {
            return directory;
        }

        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        }
    }
}
