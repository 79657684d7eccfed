package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.transcript.Fold;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients come and go, stall and vanish, the agent is killed and so is the bridge: in the end everybody knows what is
 * true. {@code chaos.seed} repeats a run's choices, {@code chaos.reconnects} makes it longer.
 */
@RealAgents(Partner.CODEX)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class ChaosIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int CLIENTS = 10;
    private static final List<String> PROMPTS = List.of("TOKENS:400 DELAY:2",
            "THINK:30 RAWTHINK:30 TOKENS:50",
            "RUN: for i in 1 2 3 4 5 6 7 8; do echo line $i; sleep 0.1; done", "PLAN: think | act",
            "TOGETHER\nRUN: echo 1; sleep 0.3; echo 2\nRUN: sleep 0.2; echo 3", "SAY: a short one",
            "TOKENS:2000");

    /** What happens in the middle of a turn. */
    private enum Fate {
        PEACE, AGENT_KILLED, BRIDGE_KILLED, BRIDGE_ENDED;

        /** Every other turn meets one of the others, in their order. */
        static Fate of(int turn) {
            return turn % 2 == 0
                    ? PEACE
                    : List.of(AGENT_KILLED, BRIDGE_KILLED, BRIDGE_ENDED).get(turn / 2 % 3);
        }
    }

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final int reconnects = Integer.getInteger("chaos.reconnects", 60);
    private final SplittableRandom random = new SplittableRandom(seed);
    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome
            .of(CodexSettings.of(model).approvalPolicy("never").sandboxMode("danger-full-access"));
    private final Household household = new Household(home);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger visits = new AtomicInteger();
    private final Ledger ledger = new Ledger();
    private final Ledger account = new Ledger();
    private final List<Wanderer> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private int unsaid;
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private Served served = Served.start(Served.command(home));

    @AfterEach
    void close() {
        clients.forEach(Wanderer::leave);
        http.shutdownNow();
        served.close();
        home.close();
        model.close();
    }

    @Test
    void inTheEndEverybodyKnowsWhatIsTrue() throws InterruptedException {
        URI door = served.uri();
        String thread = begin();
        Wanderer witness = enter(Wanderer.Manner.SEQUENCED, door, thread, account).calm();
        await().atMost(SOON).until(witness::isSettled);
        Wanderer.Manner[] manners = Wanderer.Manner.values();
        for (int i = 0; i < CLIENTS; i++) {
            enter(manners[i % manners.length], door, thread, ledger);
        }
        int turns = 0;
        for (; visits.get() < reconnects || turns < 8; turns++) {
            await().atMost(SOON).until(witness::isSettled);
            turn(thread, PROMPTS.get(random.nextInt(PROMPTS.size())), witness, door, Fate.of(turns));
        }
        clients.forEach(Wanderer::calm);
        await().atMost(SOON).until(() -> clients.stream().allMatch(Wanderer::isSettled));
        String last = turn(thread, "SAY: the end", witness, door, Fate.PEACE);

        for (Wanderer each : clients) {
            await().atMost(SOON).until(() -> each.knows().contains("turn " + last + " completed"));
            each.leave();
        }
        for (Thread each : threads) {
            each.join(SOON);
        }
        List<String> truth = truth(thread);
        clients.forEach(each -> assertKnows(each, truth));
        ledger.against(account);
        System.out.println("chaos: seed " + seed + ", " + visits + " visits, turns " + fates + ", " + unsaid
                + " items that agents did not live to tell; " + ledger);
        assertThat(ledger.counts()).as("seed %s: lost, doubled, reordered, of nowhere", seed)
                .containsExactly(0, 0, 0, 0);
    }

    private String begin() {
        try (CodexClient pilot = served.client()) {
            String thread = pilot.startThread();
            pilot.startTurn(thread, "SAY: the beginning");
            pilot.awaitTurn();
            return thread;
        }
    }

    private Wanderer enter(Wanderer.Manner manner, URI door, String thread, Ledger book) {
        Wanderer client = new Wanderer(manner, door, http, thread, random.split(), book, visits);
        clients.add(client);
        threads.add(Thread.ofVirtual().name("wanderer " + clients.size()).start(client));
        return client;
    }

    /** One turn, in the middle of which the agent or the bridge may die; returns its id. */
    private String turn(String thread, String prompt, Wanderer witness, URI door, Fate fate) {
        String turn;
        try (CodexClient pilot = served.client()) {
            turn = pilot.startTurn(thread, prompt);
            Pause.of(Duration.ofMillis(random.nextInt(20, 700)));
            switch (fate) {
                case PEACE -> {
                    /* it ends as it likes */ }
                case AGENT_KILLED -> household.agent().destroyForcibly();
                case BRIDGE_KILLED -> restart("KILL", door);
                case BRIDGE_ENDED -> restart("TERM", door);
            }
        }
        fates.merge(fate, 1, Integer::sum);
        if (fate != Fate.PEACE) {
            broken.add(turn);
        }
        await().atMost(SOON).until(() -> witness.isSettled()
                && witness.knows().stream().anyMatch(line -> line.startsWith("turn " + turn)
                        && !line.endsWith("inProgress")));
        return turn;
    }

    private void restart(String signal, URI door) {
        served.signal(signal);
        served.awaitEnd(SOON);
        household.awaitEnd();
        served.close();
        served = Served.start(Served.command(home), door.getPort());
        served.uri();
    }

    /** All that is true, but for what an agent did and died before it said it. */
    private void assertKnows(Wanderer client, List<String> truth) {
        List<String> known = client.knows().stream().map(this::whereBroken).toList();
        assertThat(known.stream().filter(line -> !truth.contains(line))).as("%s, seed %s", client, seed)
                .isEmpty();
        List<String> missing = truth.stream().filter(line -> !known.contains(line)).toList();
        assertThat(missing.stream().filter(this::wasSaid)).as("%s, seed %s", client, seed).isEmpty();
        assertThat(client.surprises()).as("%s, seed %s", client, seed).isEmpty();
        unsaid = Math.max(unsaid, missing.size());
    }

    private boolean wasSaid(String line) {
        String item = line.replaceAll("^\\S+ / (\\S+) .*$", "$1");
        return broken.stream().noneMatch(line::startsWith) || account.tellsOf(item) || ledger.tellsOf(item);
    }

    /** Only the agent knows how a turn ended in which it died. */
    private String whereBroken(String line) {
        return broken.stream().anyMatch(turn -> line.startsWith("turn " + turn))
                ? line.replaceAll(" (interrupted|completed)$", " over")
                : line;
    }

    /** What a newcomer is told. */
    private List<String> truth(String thread) {
        try (CodexClient newcomer = served.client()) {
            JsonNode snapshot = newcomer.request("thread/resume", Map.of("threadId", thread)).path("thread");
            Fold fold = new Fold();
            fold.snapshot(snapshot);
            return fold.settled().stream().map(this::whereBroken).toList();
        }
    }
}
