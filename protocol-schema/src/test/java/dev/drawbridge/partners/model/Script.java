package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which answer each request gets: the first in the test's line that fits it, or what its prompt asks for. One that
 * wants JSON of a schema is no turn of the user's, though it may quote one, and gets no scripted answer.
 */
final class Script {
    private record Cue(String partOfPrompt, Answer answer) {}

    private final List<Cue> cues = new ArrayList<>();
    private final Map<String, Integer> refusals = new HashMap<>();

    synchronized void add(String partOfPrompt, Answer answer) {
        cues.add(new Cue(partOfPrompt, answer));
    }

    synchronized Answer answer(ModelRequest request) {
        JsonNode schema = request.body().at("/text/format/schema");
        if (schema.isObject()) {
            return new SchemaAnswer(schema).answer();
        }
        for (Iterator<Cue> each = cues.iterator(); each.hasNext();) {
            Cue cue = each.next();
            if (request.prompt().contains(cue.partOfPrompt())) {
                each.remove();
                return cue.answer();
            }
        }
        return asked(request);
    }

    private Answer asked(ModelRequest request) {
        String prompt = request.prompt();
        Answer answer = new PromptScript(prompt).answer(request.toolResults().size(),
                refusals.getOrDefault(prompt, 0));
        if (answer.steps().getFirst() instanceof Step.Refuse) {
            refusals.merge(prompt, 1, Integer::sum);
        }
        return answer;
    }
}
