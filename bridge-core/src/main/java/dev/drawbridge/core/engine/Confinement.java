package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Site;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     */
    record Wish(List<String> named, boolean readable, boolean unnamed, Optional<Path> own) {
        boolean isNone() {
            return named.isEmpty() && readable && !unnamed;
        }
    }

    Confinement(Projects projects) {
        this.projects = projects;
    }

    /**
     * Reads what the message just scanned says of it.
     *
     * @param own the directory of the agent that will do it
     */
    Wish wish(List<Site> sites, byte[] message, Scanner scanner, Supplier<Optional<Path>> own) {
        List<String> named = new ArrayList<>();
        Span params = scanner.params();
        boolean readable = sites.isEmpty() || !params.isPresent() || message[params.from()] != '['
                || params.length() <= 2;
        boolean unnamed = false;
        for (Site site : sites) {
            boolean said = params.isPresent() && scanner.find(params, site.member(), place)
                    && message[place.from()] != 'n';
            if (!said) {
                unnamed |= site.needed();
            } else if (site.inEach().isPresent()) {
                readable &= read(site, scanner.json(place), named);
            } else if (message[place.from()] == '"') {
                named.add(JsonText.decode(message, place.from(), place.to()));
            } else {
                readable = false;
            }
        }
        return new Wish(named, readable, unnamed, unnamed ? own.get() : Optional.empty());
    }

    private static boolean read(Site site, String list, List<String> named) {
        JsonNode each = Trees.ifReadable(list);
        for (JsonNode one : each) {
            JsonNode said = one;
            for (String name : site.inEach().orElseThrow().names()) {
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
