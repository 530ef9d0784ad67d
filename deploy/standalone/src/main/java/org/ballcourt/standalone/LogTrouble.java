package org.ballcourt.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.status.StatusManager;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ballcourt.contracts.Message;
import org.slf4j.LoggerFactory;

/** Says once and in one sentence that the log cannot be written, where Logback would print a stack trace for each line. */
final class LogTrouble implements StatusListener {
    private final AtomicBoolean said = new AtomicBoolean();
    private final DataFolder folder;

    private LogTrouble(DataFolder folder) {
        this.folder = folder;
    }

    /** When logging knows where to go. */
    static void watch(DataFolder folder) {
        StatusManager statuses = ((LoggerContext) LoggerFactory.getILoggerFactory()).getStatusManager();
        statuses.getCopyOfStatusListenerList().forEach(statuses::remove);
        statuses.add(new LogTrouble(folder));
    }

    @Override
    public void addStatusEvent(Status status) {
        if (status.getLevel() == Status.ERROR && said.compareAndSet(false, true)) {
            Throwable cause = status.getThrowable();
            System.err.println(Box.words(Message.of("run.log")
                    .with("log", folder.log())
                    .with("why", cause == null ? status.getMessage() : cause.getMessage())));
        }
    }
}
