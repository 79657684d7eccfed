package dev.drawbridge.server.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

/** Fails every test that logs a warning or an error it has not announced. Found by JUnit itself. */
public final class NoSurprises implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(NoSurprises.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Log log = log(context);
        listen(log);
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(Leaks.class, ignored -> new Leaks());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Log log = log(context);
        forget(log);
        List<ILoggingEvent> surprises = log.surprises();
        if (!surprises.isEmpty()) {
            throw new AssertionError("unexpected in the log:"
                    + String.join("", surprises.stream().map(NoSurprises::describe).toList()));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Log.class;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return log(context);
    }

    static void listen(Log log) {
        log.start();
        root().addAppender(log);
    }

    static void forget(Log log) {
        root().detachAppender(log);
    }

    private static Log log(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Log.class, ignored -> new Log(), Log.class);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static String describe(ILoggingEvent event) {
        String stack = event.getThrowableProxy() == null
                ? ""
                : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        return "\n" + event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                + stack;
    }
}
