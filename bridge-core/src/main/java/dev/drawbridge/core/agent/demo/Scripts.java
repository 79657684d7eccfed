package dev.drawbridge.core.agent.demo;

import dev.drawbridge.core.agent.demo.Step.Ask;
import dev.drawbridge.core.agent.demo.Step.Change;
import dev.drawbridge.core.agent.demo.Step.Fail;
import dev.drawbridge.core.agent.demo.Step.Plan;
import dev.drawbridge.core.agent.demo.Step.Run;
import dev.drawbridge.core.agent.demo.Step.Say;
import dev.drawbridge.core.agent.demo.Step.Think;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the demo does for which prompt. */
final class Scripts {
    private static final int HIGHEST_COUNT = 100_000;
    private static final Pattern COUNT = Pattern.compile("count to (\\d{1,6})");
    private static final List<String> PLAN = List.of("Read the code", "Run the tests",
            "Correct the greeting");

    private static final Say WELCOME = new Say(
            """
                    Hello! I am the **demo agent** of Drawbridge. I am a script: no model, no key, nothing is run and no \
                    file is touched. Still you get *every kind of event* that a real agent sends:

                    1. this answer, word by word,
                    2. a command that waits for **your approval** on whatever device you like,
                    3. a change of a file.

                    """);
    private static final Say GOODBYE = new Say(
            """
                    Done. Say `approve`, `run`, `change`, `plan`, `think`, `fail` or `count to 500` for one of these alone, \
                    write while I am busy to steer me, or interrupt me.
                    """);
    private static final Run TESTS = new Run("npm test",
            List.of("> greeting@1.0.0 test", "> node --test", "", "✔ greets by name (0.6 ms)",
                    "✔ greets everybody (0.1 ms)", "tests 2, pass 2, fail 0"),
            /* exitCode= */ 0);
    private static final Run STATUS = new Run("git status --short", List.of(" M greeting.js"),
            /* exitCode= */ 0);
    private static final Change GREETING = new Change("greeting.js", """
            @@ -1,3 +1,3 @@
             export function greeting(name) {
            -  return "Helo, " + name;
            +  return `Hello, ${name}!`;
             }
            """);
    private static final Ask MAY_I = new Ask("The tests want to open a port.", TESTS);

    private Scripts() {}

    /** @param first whether it is the first prompt of a thread */
    static List<Step> of(String prompt, boolean first) {
        String text = prompt.toLowerCase(Locale.ROOT);
        Matcher count = COUNT.matcher(text);
        if (count.find()) {
            return List.of(new Say(numbers(Math.min(HIGHEST_COUNT, Integer.parseInt(count.group(1))))));
        }
        if (text.contains("approve")) {
            return List.of(new Say("I would like to run the tests.\n"), MAY_I, new Say("Thank you.\n"));
        }
        if (text.contains("fail")) {
            return List.of(new Say("This will not end well …\n"),
                    new Fail("The demo has failed, as it was told to."));
        }
        if (first) {
            return tour();
        }
        if (text.contains("run")) {
            return List.of(STATUS, new Say("One file has changed.\n"));
        }
        if (text.contains("change")) {
            return List.of(GREETING, new Say("The greeting is correct now.\n"));
        }
        if (text.contains("plan")) {
            return List.of(new Plan(PLAN, 0), new Plan(PLAN, 1), new Plan(PLAN, PLAN.size()),
                    new Say("So I would do it.\n"));
        }
        if (text.contains("think")) {
            return List.of(new Think("**Thinking about it**\n\nWhat would a script think?"),
                    new Say("Nothing at all.\n"));
        }
        return List.of(new Say("You said: *" + prompt.strip().replace('\n', ' ') + "*\n\n"), GOODBYE);
    }

    private static List<Step> tour() {
        return List.of(
                new Think("**Getting ready**\n\nThere is a greeting to correct, and tests to run before."),
                WELCOME,
                new Plan(PLAN, 1), MAY_I, new Plan(PLAN, 2), GREETING, new Plan(PLAN, PLAN.size()), GOODBYE);
    }

    /** The answer to a prompt that wants JSON: clients ask so for the title of a thread. */
    static List<Step> title() {
        return List.of(new Say("{\"title\":\"Try the demo agent\"}"));
    }

    /** The answer to what is said while a turn runs. */
    static List<Step> steered(String words) {
        return List.of(new Say("You added: *" + words.strip().replace('\n', ' ') + "*\n"));
    }

    private static String numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString)
                .collect(Collectors.joining(" ", "", "\n"));
    }
}
