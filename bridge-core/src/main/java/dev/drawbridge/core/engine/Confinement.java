package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Site;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where devices may have agents work that may not do everything: in projects. */
final class Confinement {
    /** Why something is refused of which it could not be found out. */
    static final String UNTOLD = "This device may have agents work in projects only, and it could not be told whether this is one: try again";

    private final Projects projects;
    private final Span place = new Span();

    /**
     * What a request says about where an agent is to work.
     *
     * @param named the directories that it names
     * @param readable whether they can be told from it
     * @param unnamed whether it also means the agent's own directory
     * @param own which that is, if the bridge knows
     * @param standing where its thread stands, if that is what it means and it seems to be in a project
     */
    record Wish(List<String> named, boolean readable, boolean unnamed, Optional<Path> own,
            Optional<Path> standing) {
        boolean isNone() {
            return named.isEmpty() && readable && !unnamed && standing.isEmpty();
        }
    }

    Confinement(Projects projects) {
        this.projects = projects;
    }

    /**
     * Reads what the message just scanned says of it.
     *
     * @param ofAgent the directory of the agent that will do it, if the bridge knows
     * @param ofThread that of a thread, likewise
     */
    Wish wish(List<Site> sites, byte[] message, Scanner scanner, Supplier<Optional<Path>> ofAgent,
            Function<String, Optional<String>> ofThread) {
        List<String> named = new ArrayList<>();
        Span params = scanner.params();
        boolean readable = sites.isEmpty() || !params.isPresent() || message[params.from()] != '['
                || params.length() <= 2;
        boolean unnamed = false;
        Optional<String> thread = Optional.empty();
        for (Site site : sites) {
            switch (site) {
                case Site.OfThread(IdPath member) -> thread = scanner.text(params, member);
                case Site.Named(IdPath member, var _, boolean needed) when !isSaid(params, member, message,
                        scanner) ->
                    unnamed |= needed;
                case Site.Named(var _, Optional<IdPath> inEach, var _) when inEach.isPresent() ->
                    readable &= read(inEach.get(), scanner.json(place), named);
                case Site.Named _ when message[place.from()] == '"' ->
                    named.add(JsonText.decode(message, place.from(), place.to()));
                case Site.Named _ -> readable = false;
            }
        }
        return new Wish(named, readable, unnamed, unnamed ? ofAgent.get() : Optional.empty(),
                named.isEmpty()
                        ? thread.flatMap(ofThread).flatMap(projects::seeming)
                        : Optional.empty());
    }

    private boolean isSaid(Span params, IdPath member, byte[] message, Scanner scanner) {
        return params.isPresent() && scanner.find(params, member, place) && message[place.from()] != 'n';
    }

    private static boolean read(IdPath member, String list, List<String> named) {
        JsonNode each = Trees.ifReadable(list);
        for (JsonNode one : each) {
            JsonNode said = one;
            for (String name : member.names()) {
                said = said.path(name);
            }
            if (!said.isTextual()) {
                return false;
            }
            named.add(said.textValue());
        }
        return each.isArray();
    }

    /** Asks the disk whether all of it is in projects, and says what is wrong if it is not. Blocks. */
    Optional<String> fault(Wish wish) {
        if (!wish.readable() || !wish.named().stream().allMatch(projects::admits)) {
            return Optional.of("This device may have agents work in projects only: " + instead());
        }
        if (wish.standing().filter(projects::leadsOut).isPresent()) {
            return Optional.of(
                    "This device may have agents work in projects only, and the directory of this thread leads out of them by now: "
                            + instead());
        }
        if (wish.unnamed() && wish.own().filter(projects::admits).isEmpty()) {
            return Optional.of(
                    "This device may start threads in projects only, and the agent's own directory is in none: "
                            + instead());
        }
        return Optional.empty();
    }

    private String instead() {
        return projects.names().isEmpty()
                ? "there are none yet; 'drawbridge project add DIR' on the bridge's machine makes one"
                : "name a directory in one of them as cwd, which bridge/projects/list tells, or have one added with 'drawbridge project add DIR' on the bridge's machine";
    }

    /** What whoever would have an agent work elsewhere is told. */
    byte[] refusal(String id, String fault) {
        String names = projects.names().stream().map(Answers::quoted).collect(Collectors.joining(","));
        return Answers.refusal(id, "{\"code\":" + ErrorCode.NOT_ALLOWED.number() + ",\"message\":"
                + Answers.quoted(fault) + ",\"data\":{\"scope\":\"" + AccessScope.ADMIN.word()
                + "\",\"projects\":[" + names + "]}}");
    }
}
