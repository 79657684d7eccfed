package dev.drawbridge.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one test logs. A test that takes it as a parameter can look at it, and can announce warnings. */
public final class Log extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final List<Predicate<ILoggingEvent>> expected = new CopyOnWriteArrayList<>();

    @Override
    protected void append(@Nullable ILoggingEvent event) {
        if (event != null) {
            events.add(event);
        }
    }

    /** Everything that was said, level included, one event a line. */
    public List<String> lines() {
        return events.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
    }

    /** Lets warnings and errors pass whose message contains this text. */
    public void expect(String text) {
        expected.add(event -> event.getFormattedMessage().contains(text));
    }

    List<ILoggingEvent> surprises() {
        return events.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> expected.stream().noneMatch(expectation -> expectation.test(event)))
                .toList();
    }
}
