package dev.drawbridge.core.history;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stream;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a thread's messages one by one: tells what each is, and what it makes superfluous. */
final class Folding {
    private static final IdPath TURN = IdPath.of("turn.id");
    private static final IdPath TYPE = IdPath.of("item.type");

    private final Catalog catalog;
    private final Pieces pieces;
    private final Changes changes;
    private final UnderWay underWay = new UnderWay();
    private final Closings closings;
    private final Map<String, Group> groups = new HashMap<>();
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Member member = new Member(scanner);
    private final Span key = new Span();
    private final Span text = new Span();

    /** The run that the next message may belong to, with the bytes of the members that tell it from others. */
    private Optional<Run> tail = Optional.empty();
    private byte[][] tailKey = {};
    private String lastTurn;
    private boolean inTurn;

    Folding(Catalog catalog, Pieces pieces, Changes changes, String lastTurn) {
        this.catalog = catalog;
        this.pieces = pieces;
        this.changes = changes;
        this.lastTurn = lastTurn;
        this.closings = new Closings(catalog);
    }

    UnderWay underWay() {
        return underWay;
    }

    /** The id of the turn that began last; empty when none did. */
    String lastTurn() {
        return lastTurn;
    }

    /** Whether that turn is running. */
    boolean inTurn() {
        return inTurn;
    }

    /** Nothing that is under way goes on. */
    void interrupt() {
        tail = Optional.empty();
        forget(underWay.end());
    }

    /** Whatever has the names of these from now on is something else. */
    private void forget(Set<Group> ended) {
        groups.values().removeAll(ended);
        closings.forget(ended);
    }

    /** Takes the message that stands there. */
    void fold(long seq, byte[] bytes, int from, int to) {
        int end = tail.isPresent() ? tail.get().endOfNext(bytes, from, to) : 0;
        if (end > 0 && tail.get().size() <= Condenser.LONGEST_TEXT) {
            extend(tail.get(), seq, bytes, from + tail.get().textFrom(), end);
            return;
        }
        scanner.scan(bytes, from, to);
        member.of(bytes);
        switch (catalog.lookup(bytes, scanner)) {
            case Method method -> {
                if (!continues(method, seq, bytes)) {
                    begin(method, seq, bytes);
                }
            }
            case Unknown unknown -> single(unknown, Group.NONE, seq);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the catalog has one of each, and comparing their members takes its time
    private boolean continues(Method method, long seq, byte[] bytes) {
        if (tail.isEmpty() || tail.get().method() != method
                || !(method.stream() instanceof Stream.Append append)
                || tail.get().size() > Condenser.LONGEST_TEXT || !isOfTail(append.key(), bytes)
                || !findText(append.text(), bytes)) {
            return false;
        }
        extend(tail.get(), seq, bytes, text.from() + 1, text.to() - 1);
        return true;
    }

    private void extend(Run run, long seq, byte[] bytes, int from, int to) {
        int before = run.size();
        run.add(seq, bytes, from, to);
        pieces.grown(run.size() - before);
        changes.grown(run);
    }

    private boolean isOfTail(List<IdPath> paths, byte[] bytes) {
        for (int i = 0; i < tailKey.length; i++) {
            if (!member.find(paths.get(i), key)
                    || !Arrays.equals(bytes, key.from(), key.to(), tailKey[i], 0, tailKey[i].length)) {
                return false;
            }
        }
        return true;
    }

    private boolean findText(IdPath path, byte[] bytes) {
        return member.find(path, text) && bytes[text.from()] == '"';
    }

    private void begin(Method method, long seq, byte[] bytes) {
        switch (method.stream()) {
            case Stream.Append append when findText(append.text(), bytes) -> run(method, append, seq, bytes);
            case Stream.Latest latest -> {
                Group group = group(method, latest.key(), seq);
                drop(group, seq - 1);
                single(method, group, seq);
            }
            case Stream.Mark mark -> single(method, group(method, mark.key(), seq), seq);
            case Stream.Append append -> single(method, Group.NONE, seq);
            case Stream.Base64 base64 -> single(method, Group.NONE, seq);
            case Stream.Single single -> standing(method, seq);
        }
    }

    private void run(Method method, Stream.Append stream, long seq, byte[] bytes) {
        Group group = group(method, stream.key(), seq);
        if (group == Group.NONE) {
            single(method, group, seq);
            return;
        }
        int from = scanner.from();
        Run run = new Run(method, group, seq, scanner.copy(), text.from() + 1 - from, text.to() - 1 - from);
        add(run);
        tail = Optional.of(run);
        tailKey = stream.key().stream().map(path -> {
            member.find(path, key);
            return Arrays.copyOfRange(bytes, key.from(), key.to());
        }).toArray(byte[][]::new);
    }

    private void standing(Method method, long seq) {
        Single message = single(method, Group.NONE, seq);
        if (closings.closes(method)) {
            closings.close(method, member).forEach(group -> dissolve(group, seq));
        }
        switch (method.name()) {
            case "item/started" -> item(method).ifPresent(
                    item -> underWay.start(item, message,
                            member.text(TYPE).equals(Optional.of("commandExecution"))));
            case "item/completed" -> item(method).ifPresent(underWay::complete);
            case "turn/started" -> member.text(TURN).ifPresent(turn -> {
                lastTurn = turn;
                inTurn = true;
            });
            case "turn/completed" -> {
                inTurn = false;
                forget(underWay.endTurn());
            }
            default -> {
                /* it stands for itself */ }
        }
    }

    private Optional<String> item(Method method) {
        return method.ids().item().flatMap(member::text);
    }

    private Single single(Entry method, Group group, long seq) {
        Single single = new Single(method, group, seq, scanner.copy());
        add(single);
        return single;
    }

    private void add(Piece piece) {
        tail = Optional.empty();
        pieces.add(piece);
        if (piece.group() != Group.NONE) {
            piece.group().pieces().add(piece);
        }
        changes.added(piece);
    }

    /** The group of the message's stream; none when it does not say which that is. */
    private Group group(Method method, List<IdPath> paths, long seq) {
        Optional<String> value = member.all(paths);
        if (value.isEmpty()) {
            return Group.NONE;
        }
        String name = method.name() + '\n' + value.get();
        Group known = groups.get(name);
        if (known != null) {
            return known;
        }
        Group group = new Group(name + '\n' + seq);
        groups.put(name, group);
        item(method).ifPresent(item -> underWay.enter(item, group));
        if (method.ids().turn().map(List::of).equals(Optional.of(paths))) {
            underWay.enterFact(group);
        }
        Closings.until(method.stream()).ifPresent(until -> closings.enter(until, method, member, group));
        return group;
    }

    /** The group is complete, and its messages are superfluous. */
    private void dissolve(Group group, long upTo) {
        drop(group, upTo);
        groups.values().remove(group);
    }

    private void drop(Group group, long upTo) {
        if (group != Group.NONE) {
            pieces.drop(group.pieces());
            group.pieces().clear();
            changes.dropped(group, upTo);
        }
    }
}
