package dev.drawbridge.server.differential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Plays a script against the real server and against Drawbridge, and fails where a client could tell them apart. */
final class Differential {
    /** How long a message may be late that nobody in the script waited for. */
    private static final Duration LAST_ARRIVALS = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    private Differential() {}

    static void sameOnBoth(Script script) {
        sameOnBoth(Setting.CAUTIOUS, script);
    }

    static void sameOnBoth(Setting setting, Script script) {
        Target real = new AppServer("the app-server");
        Target tested = Targets.underTest();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Stage one = Stage.open(real, setting);
                Stage other = Stage.open(tested, setting)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> play(script, one), threads);
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> play(script, other), threads);
            List<Throwable> failures = new ArrayList<>();
            String broken = broken(real, first, failures) + broken(tested, second, failures);
            String difference = difference(one, other);
            if (!broken.isEmpty() || !difference.isEmpty()) {
                AssertionError failure = new AssertionError(
                        broken + "- " + real.name() + "\n+ " + tested.name() + "\n" + difference);
                failures.forEach(failure::addSuppressed);
                throw failure;
            }
        }
    }

    private static void play(Script script, Stage stage) {
        script.play(stage);
        stage.curtain();
    }

    private static String broken(Target target, CompletableFuture<Void> performance,
            List<Throwable> failures) {
        try {
            performance.join();
            return "";
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failures.add(cause);
            String message = String.valueOf(cause.getMessage());
            return target.name() + " broke the script off: " + message.lines().findFirst().orElse("") + "\n";
        }
    }

    /** Each client's difference; empty once there is none. */
    private static String difference(Stage one, Stage other) {
        try {
            Awaitility.await().atMost(LAST_ARRIVALS).pollDelay(Duration.ZERO).pollInterval(POLL)
                    .until(() -> one.transcripts().equals(other.transcripts()));
            return "";
        } catch (ConditionTimeoutException theyStayDifferentOrAreLong) {
            return Comparison.of(one.transcripts(), other.transcripts());
        }
    }
}
