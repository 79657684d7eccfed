package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.approval.Petition;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The way of the agent's questions to whoever can answer them; none is left hanging. */
final class Asking {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IdPath THREAD = IdPath.of("threadId");
    private static final IdPath KIND = IdPath.of("kind");
    private static final IdPath PERMISSIONS = IdPath.of("additionalPermissions");
    /** Questions after whose answer the agent does not say that they are resolved. */
    private static final Set<String> UNRESOLVED = Set.of("item/tool/call", "currentTime/read",
            "attestation/generate", "account/chatgptAuthTokens/refresh");

    private final Switchboard switchboard;
    private final Seat seat;
    private final AgentLife life;
    private final Splice splice = new Splice();
    private final Scanner rescanner = new Scanner(Limits.AGENT);
    private final Span place = new Span();

    Asking(Switchboard switchboard, Seat seat, AgentLife life) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.life = life;
    }

    void ask(Entry entry, byte[] block, Scanner scanner) {
        OptionalLong id = scanner.integerId();
        if (id.isEmpty()) {
            refuse(scanner, "Invalid request: the bridge knows integer ids only");
            return;
        }
        Optional<SharedThread> thread = thread(entry, block, scanner);
        Optional<Question> known = known(id.getAsLong(), thread, scanner);
        boolean resolved = !UNRESOLVED.contains(scanner.methodName());
        Question question = known
                .orElseGet(() -> switchboard.questions().open(seat, id.getAsLong(), scanner.methodName(),
                        thread, resolved));
        question.said(scanner.copy());
        byte[] asked = splice.of(block, scanner)
                .replace(scanner.id(), Long.toString(question.id()).getBytes(StandardCharsets.US_ASCII))
                .toArray();
        rescanner.scan(asked, 0, asked.length);
        if (thread.isEmpty()) {
            askAnybody(question, asked, scanner);
        } else if (known.isPresent()) {
            repeat(question, thread.get(), asked);
        } else {
            ask(question, thread.get(), entry, asked, scanner);
        }
    }

    /**
     * The question that the agent asks again. After the link to it was lost it asks what is open in the order of its ids:
     * those of the thread before this one are settled, and one that was asked in other words is so too.
     */
    private Optional<Question> known(long id, Optional<SharedThread> thread, Scanner scanner) {
        Questions questions = switchboard.questions();
        Optional<Question> known = questions.known(seat, id);
        if (known.filter(questions::isSuspended).isPresent() && !known.get().isAskedBy(scanner.copy())) {
            switchboard.aftermath().retire(known.get());
            known = Optional.empty();
        }
        known.filter(questions::isSuspended).ifPresent(question -> {
            questions.resume(question);
            if (question.answered()) {
                life.put(question.reply());
            }
        });
        questions.suspended(seat, each -> each.agentsId() < id && each.thread().equals(thread))
                .forEach(switchboard.aftermath()::retire);
        return known;
    }

    /** The agent repeats a question for whoever has just resumed the thread, and for nobody else. */
    private void repeat(Question question, SharedThread thread, byte[] asked) {
        if (question.isUntold()) {
            return;
        }
        Set<ClientConnection> whom = new LinkedHashSet<>(thread.subscribers());
        whom.removeAll(question.asked());
        thread.replaying().ifPresent(whom::add);
        whom.removeIf(client -> !client.allowance().answers(question.method()));
        question.asked().addAll(whom);
        tell(whom, asked);
    }

    private void ask(Question question, SharedThread thread, Entry entry, byte[] asked, Scanner scanner) {
        Set<ClientConnection> subscribers = whoMayAnswer(question, thread.subscribers());
        petition(thread).ifPresent(petition -> switchboard.concerns().asked(petition, question));
        if (question.answered()) {
            question.keepUntold();
            return;
        }
        question.asked().addAll(subscribers);
        switch (scanner.methodName()) {
            case "currentTime/read" -> {
                if (subscribers.size() != 1) {
                    switchboard.questions().close(question);
                    leaveOrRefuse(subscribers.isEmpty(), scanner,
                            "expected exactly one client subscribed to the thread, found "
                                    + subscribers.size());
                    return;
                }
            }
            case "item/tool/call" -> {
                if (thread.toolOwner().isPresent()) {
                    tell(List.of(thread.toolOwner().get()), asked);
                    question.askAgainBy((client, after) -> {
                        if (thread.toolOwner().isEmpty()) {
                            rescanner.scan(asked, 0, asked.length);
                            tell(List.of(client), asked);
                        }
                    });
                    return;
                }
            }
            default -> {
                /* everybody who follows may answer */ }
        }
        if (rescanner.find(rescanner.params(), PERMISSIONS, place) || isForPeople()) {
            tell(subscribers, asked);
            question.askAgainBy((client, after) -> {
                rescanner.scan(asked, 0, asked.length);
                tell(List.of(client), asked);
            });
        } else {
            switchboard.append(thread, entry, asked, rescanner);
            long seq = thread.log().last();
            question.askAgainBy((client, after) -> {
                if (seq <= after) {
                    client.say(asked);
                }
            });
        }
    }

    /** What the message scanned last asks of people, if it does. */
    private Optional<Petition> petition(SharedThread thread) {
        String method = rescanner.methodName();
        if (!Petition.METHODS.contains(method) || !rescanner.params().isPresent()) {
            return Optional.empty();
        }
        JsonNode params = Trees.ifReadable(rescanner.json(rescanner.params()));
        Optional<JsonNode> changes = switchboard.attendance()
                .itemUnderWay(thread, params.path("itemId").asText())
                .map(start -> Trees.ifReadable(start).path("params").path("item").path("changes"))
                .filter(JsonNode::isArray);
        return Petition.read(method, params, changes, thread.directory());
    }

    private boolean isForPeople() {
        return rescanner.text(rescanner.params(), KIND).filter("humanCommand"::equals).isPresent();
    }

    private static Set<ClientConnection> whoMayAnswer(Question question, Set<ClientConnection> clients) {
        return clients.stream().filter(client -> client.allowance().answers(question.method()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void askAnybody(Question question, byte[] asked, Scanner scanner) {
        Set<ClientConnection> clients = whoMayAnswer(question, switchboard.clients());
        if (clients.stream().noneMatch(ClientConnection::initialized)) {
            switchboard.questions().close(question);
            leaveOrRefuse(/* nobody= */ true, scanner, "no client is connected that could answer");
        } else {
            tell(clients, asked);
        }
    }

    /** Sends the question to each of these in the form that is meant for it. */
    private void tell(Iterable<ClientConnection> whom, byte[] asked) {
        boolean forPeople = isForPeople();
        Predicate<ClientConnection> shown = client -> client.initialized()
                && (!forPeople || client.profile().humanApproval());
        if (!rescanner.find(rescanner.params(), PERMISSIONS, place)) {
            switchboard.tell(whom, shown, asked, rescanner);
            return;
        }
        switchboard.tell(whom, shown.and(client -> client.profile().experimental()), asked, rescanner);
        byte[] plain = withoutPermissions(asked);
        rescanner.scan(plain, 0, plain.length);
        switchboard.tell(whom, shown.and(client -> !client.profile().experimental()), plain, rescanner);
    }

    private static byte[] withoutPermissions(byte[] asked) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(new String(asked, StandardCharsets.UTF_8));
            ((ObjectNode) tree.path("params")).remove("additionalPermissions");
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the scanner has accepted it", impossible);
        }
    }

    /** What nobody here can answer another client of the agent may: a refusal would be an answer before that. */
    private void leaveOrRefuse(boolean nobody, Scanner scanner, String sentence) {
        if (!nobody || !life.isShared()) {
            refuse(scanner, sentence);
        }
    }

    private void refuse(Scanner scanner, String sentence) {
        life.put(Answers.failure(scanner.requestId().json(), ErrorCode.INTERNAL_ERROR, sentence));
    }

    private Optional<SharedThread> thread(Entry entry, byte[] block, Scanner scanner) {
        Optional<IdPath> path = switch (entry) {
            case Method method -> method.ids().thread();
            case Unknown unknown -> Optional.of(THREAD);
        };
        return switchboard.threads().named(block, scanner, scanner.params(), path, seat);
    }
}
