package dev.drawbridge.server.facade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/** {@code drawbridge pi}: the same terminal client, with Pi at work. */
@Command(name = OpenPi.NAME, mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
    "Opens Codex's terminal client on the bridge, in this terminal, in a new session of Pi's.",
    "-m names a model of Pi's, with or without what stands before its name in '/model'; otherwise it is the one that Pi takes by itself. A bridge is started if none runs on this machine; DRAWBRIDGE_URL or DRAWBRIDGE_PROFILE names one elsewhere."})
public final class OpenPi extends OpenTerminal {
    static final String NAME = "pi";

    private static final String OF_PI = "pi/";
    private static final String MODEL = "--model";
    /** Every way in which the client takes a model, its name in the same word or in the next. */
    private static final Pattern MODEL_OPTION = Pattern.compile("(?s)(--model=|-m=?|--model$)(?<value>.*)");

    OpenPi() {
        super(NAME);
    }

    @Override
    List<String> words(Destination destination, List<String> given) throws CannotReachBridge, Refused {
        try (BridgeLine bridge = BridgeLine.open(destination, Caller.passing(Version.ofTheBuild()),
                Ear.DEAF)) {
            return words(given, models(bridge));
        }
    }

    static List<String> words(List<String> given, List<JsonNode> models) throws Refused {
        List<String> words = new ArrayList<>(given);
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            Matcher option = MODEL_OPTION.matcher(words.get(i));
            if (!option.matches()) {
                continue;
            }
            String attached = option.group("value");
            if (!attached.isEmpty()) {
                words.set(i, MODEL + "=" + called(attached, models));
                return words;
            }
            if (i + 1 < words.size()) {
                words.set(i + 1, called(words.get(i + 1), models));
                return words;
            }
        }
        // whoever goes on with a session has its model
        if (!goesOn(words)) {
            words.addAll(0, List.of(MODEL, usual(models)));
        }
        return words;
    }

    private static List<JsonNode> models(BridgeLine bridge) throws Refused {
        List<JsonNode> models = new ArrayList<>();
        JsonNode cursor = JsonNodeFactory.instance.nullNode();
        do {
            JsonNode page = bridge.call("model/list",
                    JsonNodeFactory.instance.objectNode().set("cursor", cursor));
            page.path("data").valueStream().filter(model -> name(model).startsWith(OF_PI))
                    .forEach(models::add);
            cursor = page.path("nextCursor");
        } while (cursor.isTextual());
        if (models.isEmpty()) {
            throw new Refused(ErrorCode.INVALID_REQUEST.number(),
                    "the bridge has no models of Pi's: install Pi on its machine with "
                            + "npm i -g @earendil-works/pi-coding-agent, log in there, and start the bridge again");
        }
        return models;
    }

    /** The bridge tells that of Pi first, whatever is the default among all. */
    private static String usual(List<JsonNode> models) {
        return models.stream().filter(model -> model.path("isDefault").asBoolean()).findFirst()
                .map(OpenPi::name).orElseGet(() -> name(models.getFirst()));
    }

    private static String called(String wanted, List<JsonNode> models) throws Refused {
        List<String> meant = models.stream().map(OpenPi::name)
                .filter(name -> name.equals(wanted) || name.equals(OF_PI + wanted)
                        || name.endsWith("/" + wanted))
                .toList();
        if (meant.size() != 1) {
            List<String> names = (meant.isEmpty() ? models.stream().map(OpenPi::name).toList() : meant);
            throw new Refused(ErrorCode.INVALID_REQUEST.number(), wanted
                    + (meant.isEmpty() ? " is no model of Pi's" : " is several models of Pi's")
                    + ": choose from " + String.join(", ", names));
        }
        return meant.getFirst();
    }

    private static String name(JsonNode model) {
        return model.path("model").asText();
    }
}
