// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Records what libraries log at all levels, as {@code mvn -X} prints it; nothing is logged otherwise. */
public final class LogRecorder implements SLF4JServiceProvider {
    private static final List<List<String>> RECORDINGS = new CopyOnWriteArrayList<>();

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** The messages of libraries while an action runs, with the names of their loggers. */
    public static <E extends Exception> List<String> during(Work<E> work) throws E {
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        RECORDINGS.add(messages);
        try {
            work.run();
        } finally {
            RECORDINGS.remove(messages);
        }
        return List.copyOf(messages);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, RecordingLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class RecordingLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        RecordingLogger(String name) {
            this.name = name;
        }

        private static boolean isRecording() {
            return !RECORDINGS.isEmpty();
        }

        @Override
        public boolean isTraceEnabled() {
            return isRecording();
        }

        @Override
        public boolean isDebugEnabled() {
            return isRecording();
        }

        @Override
        public boolean isInfoEnabled() {
            return isRecording();
        }

        @Override
        public boolean isWarnEnabled() {
            return isRecording();
        }

        @Override
        public boolean isErrorEnabled() {
            return isRecording();
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable problem) {
            String message = name + ": " + MessageFormatter.basicArrayFormat(pattern, arguments) + " " + problem;
            RECORDINGS.forEach(messages -> messages.add(message));
        }
    }
}
