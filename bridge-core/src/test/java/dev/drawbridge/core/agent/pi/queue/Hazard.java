package dev.drawbridge.core.agent.pi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.shelf.Queued.State;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Anything that can happen to a queue, by chance, with a memory of what was promised and of what Pi has really taken. */
final class Hazard {
    private final long seed;
    private final Random chance;
    private final boolean orderly;
    private Counter counter = Counter.open();
    private int named = 1000;
    /** What was asked and not answered yet: the message that is added or deleted, by the number of the question. */
    private final Map<Integer, String> adding = new HashMap<>();
    private final Map<Integer, String> deleting = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    /** What Pi has really taken, in order, and how often it might have. */
    private final List<String> taken = new ArrayList<>();
    private final Map<String, Integer> allowed = new HashMap<>();

    /** @param orderly nobody wants another order, or decides */
    Hazard(long seed, boolean orderly) {
        this.seed = seed;
        this.chance = new Random(seed);
        this.orderly = orderly;
    }

    long seed() {
        return seed;
    }

    List<String> taken() {
        return List.copyOf(taken);
    }

    void happen(int steps) {
        for (int step = 0; step < steps; step++) {
            happen();
            counter.run();
            hear();
        }
    }

    private void happen() {
        switch (chance.nextInt(20)) {
            case 0, 1, 2, 3 -> add();
            case 4 -> update();
            case 5 -> delete();
            case 6 -> reorder();
            case 7 -> start();
            case 8 -> counter.ask("list", "{}");
            case 9, 10, 11 -> end();
            case 12, 13 -> counter.shelf.write();
            case 14 -> counter.shelf.fail();
            case 15 -> counter.shelf.isQuick(chance.nextBoolean());
            case 16, 17 -> outcome();
            case 18 -> turnOfAnother();
            default -> kill();
        }
    }

    private void add() {
        String name = String.valueOf(named++);
        int number = counter.ask("add", Counter.message(name));
        adding.put(number, name);
        open.add(number);
        allowed.put(name, 1);
    }

    private void update() {
        any(orderly).ifPresent(message -> {
            if (message.state() == State.UNCERTAIN) {
                allowed.merge(message.clientUserMessageId(), 1, Integer::sum);
            }
            open.add(counter.ask("update", "{'queuedSubmissionId':'" + message.id() + "','input':"
                    + Counter.input("other") + "}"));
        });
    }

    private void delete() {
        any(/* waiting= */ false).ifPresent(message -> {
            int number = counter.ask("delete", "{'queuedSubmissionId':'" + message.id() + "'}");
            deleting.put(number, message.clientUserMessageId());
            open.add(number);
        });
    }

    private void reorder() {
        if (!orderly) {
            List<String> ids = new ArrayList<>(counter.queue.messages().stream().map(Queued::id).toList());
            Collections.shuffle(ids, chance);
            open.add(counter.ask("reorder", "{'queuedSubmissionIds':[" + String.join(",",
                    ids.stream().map(id -> "'" + id + "'").toList()) + "]}"));
        }
    }

    private void start() {
        if (!orderly) {
            any(/* waiting= */ false).ifPresent(message -> {
                if (message.state() == State.UNCERTAIN) {
                    allowed.merge(message.clientUserMessageId(), 1, Integer::sum);
                }
                open.add(counter.ask("start", "{'queuedSubmissionId':'" + message.id() + "'}"));
            });
        }
    }

    private Optional<Queued> any(boolean waiting) {
        List<Queued> all = counter.queue.messages().stream()
                .filter(message -> !waiting || message.state() == State.WAITING).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(chance.nextInt(all.size())));
    }

    private void end() {
        if (counter.courier.onTheWay().isEmpty()) {
            if (chance.nextInt(5) == 0) {
                counter.queue.interrupted();
            }
            counter.courier.is(new Readiness.Free());
            counter.queue.look();
        }
    }

    private void turnOfAnother() {
        if (counter.courier.onTheWay().isEmpty()) {
            counter.courier.is(chance.nextBoolean() ? new Readiness.Busy() : new Readiness.Held("so"));
            counter.queue.began();
        }
    }

    private void outcome() {
        if (counter.courier.onTheWay().isPresent()) {
            switch (chance.nextInt(6)) {
                case 0 -> secretly(() -> counter.courier.ends(new Outcome.Uncertain()));
                case 1 -> counter.courier.ends(new Outcome.NotYet());
                case 2 -> counter.courier.ends(new Outcome.Refused("no"));
                default -> {
                    taken.add(counter.courier.onTheWay().orElseThrow().clientUserMessageId());
                    counter.courier.delivers();
                }
            }
        }
    }

    /** Something dies: Pi may have taken what was on its way, or not. */
    private void secretly(Runnable death) {
        counter.courier.onTheWay().filter(_ -> chance.nextBoolean())
                .ifPresent(message -> taken.add(message.clientUserMessageId()));
        death.run();
    }

    private void kill() {
        secretly(() -> {
            counter = counter.afterKill();
            counter.shelf.isQuick(chance.nextBoolean());
            counter.courier.is(new Readiness.Away());
        });
        adding.clear();
        deleting.clear();
        open.clear();
    }

    /** Takes in what was answered, and looks whether all is as it was promised. */
    private void hear() {
        for (int number : List.copyOf(open)) {
            counter.answer(number).ifPresent(answer -> answered(number, answer));
        }
        Set<String> here = new HashSet<>(counter.waiting());
        assertThat(here).as("seed %d", seed).hasSameSizeAs(counter.waiting());
        for (String name : promised) {
            assertThat(here.contains(name) || taken.contains(name) || deleted.contains(name)
                    || deleting.containsValue(name)).as("seed %d: %s is lost", seed, name).isTrue();
        }
        allowed.forEach((name, most) -> assertThat(Collections.frequency(taken, name))
                .as("seed %d: %s is sent too often", seed, name).isLessThanOrEqualTo(most));
    }

    private void answered(int number, JsonNode answer) {
        open.remove(number);
        boolean well = answer.has("result");
        String added = adding.remove(number);
        if (added != null && well) {
            promised.add(added);
        }
        String removed = deleting.remove(number);
        if (removed != null && (!well || answer.at("/result/deleted").asBoolean())) {
            deleted.add(removed);
        }
        if (removed != null && well && answer.at("/result/deleted").asBoolean()) {
            allowed.put(removed, Collections.frequency(taken, removed));
        }
    }

    /** Lets everything come to rest: all that was promised is then with Pi, or was deleted. */
    void settle() {
        counter.shelf.isQuick(true);
        counter.shelf.write();
        counter.run();
        for (int turns = 0; turns < 500 && !counter.waiting().isEmpty(); turns++) {
            if (counter.courier.onTheWay().isEmpty()) {
                counter.courier.is(new Readiness.Free());
                counter.queue.began();
                counter.queue.look();
                counter.run();
            }
            decide();
            counter.run();
            if (counter.courier.onTheWay().isPresent()) {
                taken.add(counter.courier.onTheWay().orElseThrow().clientUserMessageId());
                counter.courier.delivers();
            }
            counter.run();
            hear();
        }
        assertThat(counter.waiting()).as("seed %d", seed).isEmpty();
        assertThat(open).as("seed %d: not answered", seed).isEmpty();
    }

    private void decide() {
        counter.queue.messages().stream().findFirst()
                .filter(message -> message.state() == State.UNCERTAIN).ifPresent(message -> {
                    boolean was = taken.contains(message.clientUserMessageId());
                    counter.queue.settle(message.id(), was
                            ? new Outcome.Delivered(Shapes.object())
                            : new Outcome.NotYet());
                });
    }
}
