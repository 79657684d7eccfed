package dev.drawbridge.server.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients were told of the events that stand for themselves, against a witness's account: how many they lost,
 * were told twice, or in another order.
 */
final class Ledger {
    private final List<List<String>> accounts = new ArrayList<>();
    private int lost;
    private int doubled;
    private int reordered;
    private int unknown;
    private int events;
    private final List<String> examples = new ArrayList<>();

    /** All that a client was told between two snapshots. */
    synchronized void add(List<String> account) {
        if (!account.isEmpty()) {
            accounts.add(List.copyOf(account));
        }
    }

    /** Compares all accounts with the witness's, each of whose parts has no gap in itself. */
    synchronized Ledger against(Ledger witness) {
        Map<String, Integer> places = new HashMap<>();
        for (List<String> part : witness.accounts) {
            part.forEach(event -> places.putIfAbsent(event, places.size()));
        }
        accounts.forEach(account -> compare(account, places));
        return this;
    }

    /** Whether anybody was ever told that the item is complete. */
    synchronized boolean tellsOf(String item) {
        return accounts.stream().flatMap(List::stream)
                .anyMatch(event -> event.contains("\"item/completed\"") && event.contains('"' + item + '"'));
    }

    private void compare(List<String> account, Map<String, Integer> places) {
        int known = account.size();
        while (known > 0 && !places.containsKey(account.get(known - 1))) {
            // told to this one and not yet to the witness when the bridge was killed
            known--;
        }
        int begin = beginning(account.subList(0, known));
        for (int i = begin; i < known; i++) {
            events++;
            int place = places.getOrDefault(account.get(i), -1);
            int before = i == begin ? place - 1 : places.getOrDefault(account.get(i - 1), place - 1);
            if (place < 0) {
                unknown++;
                example("unknown", account.get(i));
            } else if (account.subList(begin, i).contains(account.get(i))) {
                doubled++;
                example("doubled", account.get(i));
            } else if (place < before) {
                reordered++;
                example("reordered", account.get(i));
            } else if (place > before + 1) {
                lost += place - before - 1;
                example("lost " + (place - before - 1) + " before", account.get(i));
            }
        }
    }

    /** Behind a snapshot what is under way is told again: starts and questions. */
    private static int beginning(List<String> account) {
        int begin = 0;
        while (begin < account.size() && (account.get(begin).contains("\"item/started\"")
                || account.get(begin).contains("/requestApproval\""))) {
            begin++;
        }
        return begin;
    }

    private void example(String what, String event) {
        if (examples.size() < 10) {
            examples.add(what + " " + event);
        }
    }

    /** Lost, doubled, reordered, and of nowhere. */
    synchronized List<Integer> counts() {
        return List.of(lost, doubled, reordered, unknown);
    }

    @Override
    public synchronized String toString() {
        return events + " events in " + accounts.size() + " accounts: lost " + lost + ", doubled " + doubled
                + ", reordered " + reordered + ", of nowhere " + unknown + " " + examples;
    }
}
