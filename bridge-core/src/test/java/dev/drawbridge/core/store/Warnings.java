package dev.drawbridge.core.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one class has warned of, instead of the console. */
public final class Warnings implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    Warnings() {
        this(Disk.class);
    }

    public Warnings(Class<?> whose) {
        logger = (Logger) LoggerFactory.getLogger(whose);
        said.start();
        logger.addAppender(said);
        logger.setAdditive(false);
    }

    public List<String> sentences() {
        return List.copyOf(said.list).stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.setAdditive(true);
        logger.detachAppender(said);
    }
}
