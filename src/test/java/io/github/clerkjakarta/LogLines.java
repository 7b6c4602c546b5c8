package io.github.clerkjakarta;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The lines that a logger writes until it is closed: {@code SEVERE clerk.sign-in-url is ...}. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines of(String logger) {
        LogLines lines = new LogLines(Logger.getLogger(logger));
        lines.logger.addHandler(lines);
        return lines;
    }

    public List<String> all() {
        return lines;
    }

    public void clear() {
        lines.clear();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line)
                + (line.getThrown() == null ? "" : " " + line.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
