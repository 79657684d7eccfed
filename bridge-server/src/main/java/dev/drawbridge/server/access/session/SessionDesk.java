package dev.drawbridge.server.access.session;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.Knock;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.http.HttpCall;
import dev.drawbridge.server.http.Route;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Where browsers begin their sessions, look at them and end them. */
public final class SessionDesk {
    public static final String PATH = "/v1/session";

    private static final HttpAnswer NO_TOKEN = unauthorized(
            "begin a session with the header 'Authorization: Bearer TOKEN', or log in with a password");
    private static final HttpAnswer NO_SESSION = unauthorized("there is no session: log in");
    private static final HttpAnswer NOT_LASTING = HttpAnswer.refused(403,
            "only devices have sessions: send this token with every connection");

    private final Sessions sessions;
    private final Access access;
    private final Audit audit;

    public SessionDesk(Sessions sessions, Access access, Audit audit) {
        this.sessions = sessions;
        this.access = access;
        this.audit = audit;
    }

    /** What can be asked, by method. */
    public Map<String, Route> routes() {
        return Map.of("POST", atOnce(this::begin), "GET", atOnce(this::look), "DELETE", atOnce(this::end));
    }

    private static Route atOnce(Function<HttpCall, HttpAnswer> answer) {
        return call -> CompletableFuture.completedFuture(answer.apply(call));
    }

    private HttpAnswer begin(HttpCall call) {
        Optional<Pass> shown = access.byToken(call.knock());
        return shown.isEmpty()
                ? NO_TOKEN
                : sessions.open(shown.get().visitor()).map(opened -> welcome(opened, call.knock(), "token"))
                        .orElse(NOT_LASTING);
    }

    /** The answer to a browser whose session has begun. */
    public HttpAnswer welcome(Opened opened, Knock knock, String by) {
        record(AuditAction.LOGGED_IN, opened.visitor(),
                Map.of("by", by, "from", knock.from().getHostAddress()));
        return HttpAnswer.done().withHeader(Cookie.HEADER,
                Cookie.keep(opened.secret(), sessions.ttl(), knock.secure()));
    }

    private HttpAnswer look(HttpCall call) {
        return access.bySession(call.knock()).<HttpAnswer>map(pass -> HttpAnswer.of(told(pass)))
                .orElse(NO_SESSION);
    }

    private static SessionTold told(Pass pass) {
        Visitor visitor = pass.visitor();
        return new SessionTold(visitor.deviceId(), visitor.name(), visitor.scopes().list(),
                pass.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** Also a browser whose session has ended by itself forgets it. */
    private HttpAnswer end(HttpCall call) {
        access.bySession(call.knock()).ifPresent(pass -> {
            sessions.close(pass);
            record(AuditAction.LOGGED_OUT, pass.visitor(), Map.of());
        });
        return HttpAnswer.done().withHeader(Cookie.HEADER, Cookie.forget(call.knock().secure()));
    }

    private void record(AuditAction action, Visitor who, Map<String, String> details) {
        audit.add(new Deed(action, Optional.of(who.name()), Optional.empty(), Optional.empty(), details)
                .with("deviceId", who.deviceId()));
    }

    private static HttpAnswer unauthorized(String sentence) {
        return HttpAnswer.refused(401, sentence).withHeader("WWW-Authenticate", "Bearer");
    }
}
