package dev.drawbridge.core.store;

import dev.drawbridge.protocol.bridge.rule.Rule;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The rules in memory: all of them, and what of them could not be read. */
final class RuleBook implements Book {
    static final int MOST_RULES = 10_000;

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    /** What is wrong, by the id of the rule. */
    private final Map<String, String> damaged = new LinkedHashMap<>();
    private final Notes<String, Optional<Rule>> notes = new Notes<>(2 * MOST_RULES);
    private boolean loaded;
    /** Why the rules of earlier runs are not known in this one; {@code ""} if they are. */
    private String missing = "";

    synchronized List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    synchronized List<String> damaged() {
        return missing.isEmpty() ? List.copyOf(damaged.values()) : List.of(missing);
    }

    synchronized boolean isDamaged(String id) {
        return damaged.containsKey(id);
    }

    synchronized CompletableFuture<Boolean> put(Rule rule) {
        if (rules.size() >= MOST_RULES && !rules.containsKey(rule.ruleId())) {
            return CompletableFuture.completedFuture(false);
        }
        rules.put(rule.ruleId(), rule);
        return note(rule.ruleId(), Optional.of(rule));
    }

    synchronized CompletableFuture<Boolean> remove(String id) {
        rules.remove(id);
        return note(id, Optional.empty());
    }

    private CompletableFuture<Boolean> note(String id, Optional<Rule> rule) {
        notes.note(id, rule);
        return notes.saved().thenApply(saved -> saved && repaired(id));
    }

    private synchronized boolean repaired(String id) {
        damaged.remove(id);
        return true;
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        Map<String, Rule> ofThisRun = new LinkedHashMap<>(rules);
        for (RuleTable.Row row : tables.rules().all()) {
            row.rule().ifPresentOrElse(rule -> rules.put(row.id(), rule),
                    () -> damaged.put(row.id(), sentence(row.id())));
        }
        rules.putAll(ofThisRun);
        rules.keySet().removeIf(id -> notes.find(id).filter(Optional::isEmpty).isPresent());
        loaded = true;
    }

    /** The bridge begins with what is known now: whoever has not heard of a rule by then does not obey it. */
    synchronized void begin() {
        if (!loaded) {
            missing = "the rules of earlier runs are not known until the bridge is started again: the database could not be read";
        }
    }

    private static String sentence(String id) {
        return "the rule " + id + " is not what it was when it was made: remove it, and make it anew";
    }

    @Override
    public synchronized void beginAnew(String why) {
        if (!loaded) {
            missing = "the rules of earlier runs are gone, and nothing is allowed by rule until the bridge is started again: "
                    + why;
        }
        rules.forEach((id, rule) -> notes.note(id, Optional.of(rule)));
    }

    @Override
    public Page page() {
        return notes.page(Durability.SYSTEM, (tables, unsaved) -> write(tables.rules(), unsaved));
    }

    private static void write(RuleTable table, Map<String, Optional<Rule>> unsaved) throws SQLException {
        for (Map.Entry<String, Optional<Rule>> each : unsaved.entrySet()) {
            if (each.getValue().isPresent()) {
                table.put(each.getValue().get());
            } else {
                table.remove(each.getKey());
            }
        }
    }
}
