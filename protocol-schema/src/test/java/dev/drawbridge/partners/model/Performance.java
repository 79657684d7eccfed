package dev.drawbridge.partners.model;

import java.io.IOException;
import java.time.Duration;

/** One answer being given, step by step. */
final class Performance {
    private final Http http;
    private final Dialect dialect;
    private final Voice voice;
    private Step.Usage usage = new Step.Usage(100, 0, 50);
    private boolean begun;
    private boolean cut;

    Performance(Http http, Dialect dialect, String id) {
        this.http = http;
        this.dialect = dialect;
        voice = dialect.voice(http, id);
    }

    void give(Answer answer) throws IOException, InterruptedException {
        for (Step step : answer.steps()) {
            if (!perform(step)) {
                return;
            }
        }
        voice().end(usage, cut);
        http.endStream();
    }

    /** Whether the answer goes on after this step. */
    private boolean perform(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.Text text -> voice().text(text.delta());
            case Step.Tokens tokens -> say(tokens);
            case Step.Reasoning reasoning -> voice().reasoning(reasoning);
            case Step.Run command -> voice().run(command);
            case Step.Call call -> voice().call(call);
            case Step.FreeformCall call -> voice().call(call);
            case Step.Pause pause -> pause(pause.duration());
            case Step.Hold hold -> {
                http.flush();
                hold.gate().pass();
            }
            case Step.Usage counts -> usage = counts;
            case Step.Cut limit -> cut = true;
            case Step.Refuse refusal -> {
                if (begun) {
                    throw new IllegalStateException("Too late to refuse: the answer has begun");
                }
                http.answer(refusal.status(), dialect.error(refusal));
                return false;
            }
            case Step.Fail failure -> {
                voice().fail(failure);
                http.endStream();
                return false;
            }
            case Step.Drop end -> {
                http.flush();
                return false;
            }
        }
        return true;
    }

    private void say(Step.Tokens tokens) throws IOException, InterruptedException {
        for (int i = 0; i < tokens.count(); i++) {
            if (i > 0 && tokens.pace().isPositive()) {
                pause(tokens.pace());
            }
            voice().text("tok" + i + " ");
        }
    }

    private void pause(Duration duration) throws IOException, InterruptedException {
        http.flush();
        Thread.sleep(duration); // the pace of the answer is what the script asks for
    }

    private Voice voice() throws IOException {
        if (!begun) {
            begun = true;
            http.startStream();
            voice.begin();
        }
        return voice;
    }
}
