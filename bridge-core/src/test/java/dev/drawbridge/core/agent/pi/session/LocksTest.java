package dev.drawbridge.core.agent.pi.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LocksTest {
    @TempDir
    private Path folder;

    @Test
    void aSessionIsTakenOnceUntilItIsGivenBack() throws SessionTaken, IOException {
        Locks locks = new Locks(folder.resolve("made/for/it"));
        SessionLock lock = locks.take("s1");
        locks.take("s2").close();

        assertThatThrownBy(() -> locks.take("s1")).isInstanceOfSatisfying(SessionTaken.class,
                taken -> assertThat(taken.sentence()).startsWith("thread s1 is in use by this bridge"));
        lock.close();
        lock.close();
        locks.take("s1").close();
    }

    @Test
    void anotherProcessIsRespectedAndNamed() throws SessionTaken, IOException, InterruptedException {
        Locks locks = new Locks(folder);
        locks.take("s1").close();
        Process other = Holder.start(folder.resolve("s1.lock"));
        try {
            assertThatThrownBy(() -> locks.take("s1")).isInstanceOfSatisfying(SessionTaken.class,
                    taken -> assertThat(taken.sentence())
                            .startsWith(
                                    "thread s1 is in use by another bridge (process " + other.pid() + ")"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        locks.take("s1").close();
    }

    @Test
    void anIdThatIsNoNameOfAFileStaysInTheFolder() throws SessionTaken, IOException {
        new Locks(folder.resolve("in")).take("../../out").close();

        assertThat(folder.resolve("in")).isDirectoryContaining(file -> file.toString().endsWith(".lock"));
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".lock"));
    }

    /** A process of its own that holds a lock. */
    static final class Holder {
        private Holder() {}

        static Process start(Path file) throws IOException {
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Holder.class.getName(), file.toString())
                    .redirectErrorStream(true).start();
            assertThat(process.inputReader().readLine()).isEqualTo("held");
            return process;
        }

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                channel.truncate(0);
                channel.write(UTF_8.encode("process " + ProcessHandle.current().pid()));
                System.out.println(lock.isValid() ? "held" : "not held");
                System.in.read();
            }
        }
    }
}
