package dev.drawbridge.server.access.password;

import dev.drawbridge.core.access.Login;
import dev.drawbridge.server.access.session.Opened;
import dev.drawbridge.server.access.session.SessionDesk;
import dev.drawbridge.server.access.session.Sessions;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.http.HttpCall;
import dev.drawbridge.server.http.Route;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Where browsers log in by a password. */
record PasswordDesk(Logins logins, Proof.Examiner examiner, Mill mill, Slowing slowing, Failures failures,
        InstantSource clock, Sessions sessions, SessionDesk desk) implements Route {
    private static final HttpAnswer UNREADABLE = HttpAnswer.refused(400,
            "send {\"user\":TEXT,\"password\":TEXT} and, if codes were set up, \"code\":TEXT");
    /** All that whoever guesses is ever told. */
    private static final HttpAnswer WRONG = HttpAnswer.refused(401,
            "the user, the password or the code is wrong, or the code was taken before");
    private static final Duration BUSY = Duration.ofSeconds(1);

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpCall call) {
        Optional<LoginAsked> asked = LoginAsked.read(call.text());
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(UNREADABLE);
        }
        UserName user = UserName.typed(asked.get().user());
        InetAddress from = call.knock().from();
        Optional<Duration> pause = slowing.admit(user, from);
        if (pause.isPresent()) {
            return CompletableFuture.completedFuture(later(pause.get()));
        }
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        try {
            var _ = mill.grind(() -> {
                attempt(asked.get(), user, call, answer);
                return answer.isDone();
            }).whenComplete((done, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException busy) {
            slowing.forgive(from);
            answer.complete(later(BUSY));
        }
        return answer;
    }

    /** Whoever has left before their turn costs nothing. */
    private void attempt(LoginAsked asked, UserName user, HttpCall call,
            CompletableFuture<HttpAnswer> answer) {
        InetAddress from = call.knock().from();
        if (answer.isDone()) {
            slowing.forgive(from);
            return;
        }
        Optional<Login> login = logins.find(user);
        Proof proof = examiner.examine(login, Password.typed(asked.password()), asked.code(),
                clock.instant());
        Optional<Opened> opened = login.filter(known -> logins.take(known, proof)).flatMap(logins::visitor)
                .flatMap(sessions::open).filter(begun -> stillCounts(begun, login));
        if (opened.isPresent()) {
            slowing.forgive(from);
            answer.complete(desk.welcome(opened.get(), call.knock(), "password"));
        } else {
            slowing.failed(user);
            failures.add(login, from);
            answer.complete(WRONG);
        }
    }

    /** Whoever sets a password ends the sessions that there are then; this one may have begun a moment later. */
    private boolean stillCounts(Opened opened, Optional<Login> login) {
        boolean current = login.filter(logins::isCurrent).isPresent();
        if (!current) {
            sessions.close(opened);
        }
        return current;
    }

    private static HttpAnswer later(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return HttpAnswer.refused(429, "too many tries: try again in " + seconds + " s")
                .withHeader("Retry-After", String.valueOf(seconds));
    }
}
