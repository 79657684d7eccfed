package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.engine.Audience.Manner;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.bridge.ResumedThread;
import dev.drawbridge.transcript.Following;
import dev.drawbridge.transcript.GeneratedThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever comes back after the bridge has been restarted, wherever it was cut off before, has missed nothing. */
final class AnyRestartTest {
    private static final int RUNS = 3;

    private final List<String> turns = new ArrayList<>();
    private final Following truth = new Following();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itGoesOnFromTheJournal(long seed, @TempDir Path directory) {
        SplittableRandom random = new SplittableRandom(seed);
        Following traveller = new Following();
        String epoch = "";
        for (int run = 0; run < RUNS; run++) {
            try (Store store = Store.open(new Home(directory), "run-" + run, StoreOptions.DEFAULT)) {
                Scene scene = Scene.greeted(store.journal());
                Audience here = new Audience(scene, Manner.SEQUENCED, traveller);
                if (run == 0) {
                    scene.resume(here.client(), THREAD);
                    scene.answer(scene.asked(), "{'thread':{'id':'" + THREAD + "','turns':[]}}");
                } else {
                    back(scene, here, epoch);
                }
                // who sees nothing of this run is still where it was in the one before
                long seen = traveller.seen(THREAD);
                tell(scene, here, random, told(run, random.split().nextLong()));
                if (run == 0 || traveller.seen(THREAD) > seen) {
                    epoch = "run-" + run;
                }
                scene.engine.close();
                write(scene);
                store.journal().endCleanly();
            }
        }
        try (Store store = Store.open(new Home(directory), "the-last", StoreOptions.DEFAULT)) {
            Scene scene = Scene.greeted(store.journal());
            Audience last = new Audience(scene, Manner.SEQUENCED, traveller);
            back(scene, last, epoch);
            last.listen();
            assertThat(traveller.thread(THREAD).transcript()).isEqualTo(truth.thread(THREAD).transcript());
            assertThat(traveller.standing(THREAD)).isEqualTo(truth.standing(THREAD));
            assertThat(traveller.surprises()).isEmpty();
        }
    }

    private static List<String> told(int run, long seed) {
        return GeneratedThread.of(THREAD, seed, 2).stream()
                .map(line -> line.replace("\"turn-", "\"turn-" + run + "-").replace("_turn-",
                        "_turn-" + run + "-"))
                .toList();
    }

    private void tell(Scene scene, Audience audience, SplittableRandom random, List<String> lines) {
        for (int told = 0; told < lines.size();) {
            List<String> next = lines.subList(told, Math.min(lines.size(), told + random.nextInt(1, 30)));
            scene.life().say(next.toArray(String[]::new));
            next.forEach(truth::take);
            next.stream().filter(line -> line.contains("\"turn/started\""))
                    .forEach(line -> turns.add(line.replaceAll(".*\"turn\":\\{\"id\":\"([^\"]*)\".*", "$1")));
            told += next.size();
            if (random.nextInt(4) == 0) {
                audience.listen(random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                write(scene);
            }
        }
        while (audience.knows().seen(THREAD) == 0) {
            // what came first may be superseded by now, and the journal begin behind it
            audience.listen(1);
        }
        audience.cut(random.nextInt(3), random);
        scene.answer(scene.awaitAsked("'thread/unsubscribe'"), "{}");
    }

    /** The journal is told what it was not told yet. */
    private static void write(Scene scene) {
        for (Runnable work = scene.writing.poll(); work != null; work = scene.writing.poll()) {
            work.run();
        }
        for (Runnable work = scene.urgent.poll(); work != null; work = scene.urgent.poll()) {
            work.run();
        }
    }

    /** The agent is asked which turns the thread has, and knows those that were told. */
    private void back(Scene scene, Audience audience, String epoch) {
        CompletableFuture<List<ResumedThread>> back = CompletableFuture
                .supplyAsync(() -> audience.goOn(scene, epoch, List.of(THREAD)));
        scene.answer(scene.awaitAsked("'thread/resume'"), "{'thread':{'id':'" + THREAD + "','turns':[]}}");
        List<String> newest = new ArrayList<>(turns);
        Collections.reverse(newest);
        scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':["
                + String.join(",", newest.stream().limit(2).map(id -> "{'id':'" + id + "'}").toList())
                + "]}");
        while (!back.isDone()) {
            write(scene);
        }
        assertThat(back.orTimeout(10, TimeUnit.SECONDS).join()).singleElement()
                .isInstanceOf(ResumedThread.Replayed.class);
    }
}
