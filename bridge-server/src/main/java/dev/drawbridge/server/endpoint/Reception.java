package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.Admission;
import dev.drawbridge.server.access.Forwarding;
import dev.drawbridge.server.access.Knock;
import dev.drawbridge.server.access.Link;
import dev.drawbridge.server.access.limit.Limiter;
import dev.drawbridge.server.endpoint.Reply.Answer;
import dev.drawbridge.server.endpoint.Reply.Later;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.http.HttpCall;
import dev.drawbridge.server.http.Route;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Knows what to reply to a request. */
final class Reception {
    /** The most that a request may bring. */
    static final int LONGEST_BODY = 16 << 10;

    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final String FORWARDED_PROTO = "x-forwarded-proto";
    private static final String FORWARDED_HOST = "x-forwarded-host";
    private static final Duration UNTIL_ONE_LEAVES = Duration.ofSeconds(5);

    /** When a socket was seen first, in nanoseconds. */
    static final AttributeKey<Long> SINCE = AttributeKey.valueOf("since");

    /** What proxies add to what they pass on. */
    private static final List<String> RELAYED = List.of("x-forwarded-for", "x-forwarded-host",
            "x-forwarded-proto", "x-real-ip", "forwarded", "via");

    private final Premises premises;
    private final UrlPrefix prefix;
    private final boolean secure;
    private final Limiter limiter;
    private final Forwarding forwarding;

    /** @param secure whether what it is asked has come through TLS */
    Reception(Premises premises, UrlPrefix prefix, boolean secure, Limiter limiter, Forwarding forwarding) {
        this.premises = premises;
        this.prefix = prefix;
        this.secure = secure;
        this.limiter = limiter;
        this.forwarding = forwarding;
    }

    /** What is wrong with what a request is going to bring, by its head. */
    Optional<Answer> objection(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(refuse(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "speak HTTP/1.1"));
        }
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return Optional.of(refuse(HttpResponseStatus.LENGTH_REQUIRED, "say how long the body is"));
        }
        long length = HttpUtil.getContentLength(request, 0L);
        if (length == 0) {
            return Optional.empty();
        }
        return premises.routes().find(path(request), request.method().name()).isEmpty()
                ? Optional.of(refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "nothing here takes a body: send none"))
                : length > LONGEST_BODY
                        ? Optional.of(refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                                "a body may have " + LONGEST_BODY + " bytes"))
                        : Optional.empty();
    }

    Reply reply(HttpRequest request, byte[] body, Channel channel) {
        HttpHeaders headers = request.headers();
        Knock knock = forwarding.unfold(knock(headers, channel), new Forwarding.Trail(
                headers.getAll(FORWARDED_FOR), headers.getAll(FORWARDED_PROTO),
                headers.getAll(FORWARDED_HOST)));
        Duration wait = limiter.request(knock.from());
        if (wait.isPositive() && !isKnown(request, knock)) {
            return tooMany(wait, "too many requests come from there: wait a little");
        }
        return premises.porter().shun(knock)
                .<Reply>map(refused -> refuse(HttpResponseStatus.FORBIDDEN, refused.advice()))
                .orElseGet(() -> route(request, body, knock));
    }

    /** Who can come in comes in, however many ask from the same address that cannot. */
    private boolean isKnown(HttpRequest request, Knock knock) {
        return Handshake.isAskedBy(request) && premises.porter().admit(knock) instanceof Admission.Granted;
    }

    private Knock knock(HttpHeaders headers, Channel channel) {
        Link link = new Link(end(channel.remoteAddress()), end(channel.localAddress()),
                channel.attr(SINCE).get(), RELAYED.stream().anyMatch(headers::contains));
        return new Knock(secure, link, link.from().getAddress(),
                headers.getAll(HttpHeaderNames.HOST), headers.getAll(HttpHeaderNames.ORIGIN),
                headers.getAll(HttpHeaderNames.AUTHORIZATION),
                headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL),
                headers.getAll(HttpHeaderNames.COOKIE));
    }

    private static InetSocketAddress end(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
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

    private Reply route(HttpRequest request, byte[] body, Knock knock) {
        String path = path(request);
        return switch (path) {
            // the last is where Codex looks behind a socket in the file system
            case "/", "/ws", "/rpc" -> webSocket(request, knock);
            case "/healthz" -> health(request, HttpResponseStatus.OK, "");
            case "/readyz" -> premises.ready().getAsBoolean()
                    ? health(request, HttpResponseStatus.OK, "")
                    : health(request, HttpResponseStatus.SERVICE_UNAVAILABLE,
                            "the agent has not answered yet: try again");
            default -> page(path, request, new HttpCall(knock, body));
        };
    }

    private String path(HttpRequest request) {
        return prefix.rest(request.uri().split("\\?", 2)[0]);
    }

    private Reply page(String path, HttpRequest request, HttpCall call) {
        Optional<Route> route = premises.routes().find(path, request.method().name());
        if (route.isPresent() && request.method().equals(HttpMethod.POST) && !isJson(request)) {
            return refuse(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "send 'Content-Type: application/json'");
        }
        if (route.isPresent()) {
            boolean lasting = HttpUtil.isKeepAlive(request);
            CompletableFuture<HttpAnswer> answer = route.get().answer(call);
            CompletableFuture<Answer> written = answer.thenApply(given -> answer(given, lasting));
            var _ = written
                    .whenComplete((given, failure) -> answer.cancel(/* mayInterruptIfRunning= */ false));
            return new Later(written);
        }
        Set<String> methods = premises.routes().methods(path);
        return methods.isEmpty()
                ? refuse(HttpResponseStatus.NOT_FOUND, "there is nothing here: the WebSocket is at /ws")
                : notAllowed(String.join(",", methods));
    }

    /** No page of another site can have that sent without asking first. */
    private static boolean isJson(HttpRequest request) {
        CharSequence kind = HttpUtil.getMimeType(request);
        return kind != null && HttpHeaderValues.APPLICATION_JSON.contentEqualsIgnoreCase(kind);
    }

    private static Answer answer(HttpAnswer given, boolean lasting) {
        HttpHeaders headers = headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        given.headers().forEach(headers::set);
        if (!given.json().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
        return new Answer(HttpResponseStatus.valueOf(given.status()), headers, given.json(), lasting);
    }

    private Reply webSocket(HttpRequest request, Knock knock) {
        if (!request.method().equals(HttpMethod.GET)) {
            return notAllowed("GET");
        }
        if (!Handshake.isAskedBy(request)) {
            return Handshake.upgradeRequired();
        }
        return switch (premises.porter().admit(knock)) {
            case Admission.Granted granted -> limiter.allowsMore(granted.pass().visitor(),
                    premises.visits().of(granted.pass().visitor().deviceId()))
                            ? Handshake.reply(request, granted.pass())
                            : tooMany(UNTIL_ONE_LEAVES,
                                    "this device has too many connections open: close some");
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

    private static Answer tooMany(Duration wait, String advice) {
        return new Answer(HttpResponseStatus.TOO_MANY_REQUESTS,
                headers().set(HttpHeaderNames.RETRY_AFTER, wait.toSeconds()), advice, /* lasting= */ false);
    }

    private static Answer refuse(HttpResponseStatus status, String advice) {
        return new Answer(status, headers(), advice, /* lasting= */ false);
    }

    private static HttpHeaders headers() {
        return DefaultHttpHeadersFactory.headersFactory().newHeaders();
    }
}
