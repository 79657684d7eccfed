package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.Admission;
import dev.drawbridge.server.access.Knock;
import dev.drawbridge.server.endpoint.Reply.Answer;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;

/** Knows what to reply to a request. */
final class Reception {
    private final Access access;
    private final BooleanSupplier ready;

    Reception(Access access, BooleanSupplier ready) {
        this.access = access;
        this.ready = ready;
    }

    Reply reply(HttpRequest request, InetAddress arrivedAt) {
        HttpHeaders headers = request.headers();
        Knock knock = new Knock(/* secure= */ false, arrivedAt, headers.getAll(HttpHeaderNames.HOST),
                headers.getAll(HttpHeaderNames.ORIGIN), headers.getAll(HttpHeaderNames.AUTHORIZATION));
        return switch (access.look(knock)) {
            case Admission.Granted granted -> route(request, knock);
            case Admission.Unauthenticated refused -> unauthorized(refused.advice());
            case Admission.Forbidden refused -> refuse(HttpResponseStatus.FORBIDDEN, refused.advice());
        };
    }

    static Answer unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException ignored ->
                refuse(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the request line is too long");
            case TooLongHttpHeaderException ignored ->
                refuse(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are too long");
            default -> refuse(HttpResponseStatus.BAD_REQUEST, "that is not HTTP");
        };
    }

    static Answer noBodies() {
        return refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "nothing here takes a body: send none");
    }

    private Reply route(HttpRequest request, Knock knock) {
        String path = request.uri().split("\\?", 2)[0];
        return switch (path) {
            case "/", "/ws" -> webSocket(request, knock);
            case "/healthz" -> health(request, HttpResponseStatus.OK, "");
            case "/readyz" -> ready.getAsBoolean()
                    ? health(request, HttpResponseStatus.OK, "")
                    : health(request, HttpResponseStatus.SERVICE_UNAVAILABLE,
                            "the agent has not answered yet: try again");
            default -> refuse(HttpResponseStatus.NOT_FOUND, "there is nothing here: the WebSocket is at /ws");
        };
    }

    private Reply webSocket(HttpRequest request, Knock knock) {
        if (!request.method().equals(HttpMethod.GET)) {
            return notAllowed("GET");
        }
        if (!Handshake.isAskedBy(request)) {
            return Handshake.upgradeRequired();
        }
        return switch (access.admit(knock)) {
            case Admission.Granted granted -> Handshake.reply(request, granted.device());
            case Admission.Unauthenticated refused -> unauthorized(refused.advice());
            case Admission.Forbidden refused -> refuse(HttpResponseStatus.FORBIDDEN, refused.advice());
        };
    }

    private static Answer health(HttpRequest request, HttpResponseStatus status, String advice) {
        if (request.method().equals(HttpMethod.GET)) {
            return new Answer(status, headers(), advice, HttpUtil.isKeepAlive(request));
        }
        return request.method().equals(HttpMethod.HEAD)
                ? new Answer(status, headers(), "", HttpUtil.isKeepAlive(request))
                : notAllowed("GET,HEAD");
    }

    private static Answer notAllowed(String methods) {
        return new Answer(HttpResponseStatus.METHOD_NOT_ALLOWED,
                headers().set(HttpHeaderNames.ALLOW, methods),
                "use " + methods, /* lasting= */ false);
    }

    private static Answer unauthorized(String advice) {
        return new Answer(HttpResponseStatus.UNAUTHORIZED,
                headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"), advice, /* lasting= */ false);
    }

    private static Answer refuse(HttpResponseStatus status, String advice) {
        return new Answer(status, headers(), advice, /* lasting= */ false);
    }

    private static HttpHeaders headers() {
        return DefaultHttpHeadersFactory.headersFactory().newHeaders();
    }
}
