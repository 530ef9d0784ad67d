package org.ballcourt.servicekit;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The container's HTTP, which ends connections whose requests do not come to an end: a whole head has to be here within some seconds, a body
 * within some more and those that its bytes take at a poor connection's pace. The container itself ends idle connections, and one byte now and
 * then is not idle.
 */
public final class ImpatientHttp extends Http11NioProtocol {
    /** Bytes a second, below which nobody uploads in earnest. */
    private static final long SLOWEST = 8 * 1024;

    /** The container uses them again and again, and forgets some. */
    private final Set<Watched> processors = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Duration head = Duration.ofSeconds(10);
    private Duration body = Duration.ofSeconds(30);
    private ScheduledFuture<?> looking;

    /**
     * @param forHead how long a request's head may take
     * @param forBody how long all of the request may take, beside what its bytes take at the slowest
     */
    void within(Duration forHead, Duration forBody) {
        head = forHead;
        body = forBody;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    @Override
    protected Processor createProcessor() {
        Watched processor = new Watched(this, getAdapter());
        processors.add(processor);
        return processor;
    }

    /** Knows its connection, which the connection does not say of its processor while that is at work. */
    private static final class Watched extends Http11Processor {
        Watched(ImpatientHttp http, Adapter adapter) {
            super(http, adapter);
        }

        void endIf(Predicate<Request> tooSlow) {
            SocketWrapperBase<?> connection = getSocketWrapper();
            if (connection != null && !isAsync() && tooSlow.test(getRequest())) {
                connection.close();
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        List<Watched> all;
        synchronized (processors) {
            all = List.copyOf(processors);
        }
        all.forEach(processor -> processor.endIf(request -> isTooSlow(request, now)));
    }

    private boolean isTooSlow(Request request, long now) {
        long begun = request.getStartTimeNanos();
        if (begun < 0) {
            return false;
        }
        Duration taken = Duration.ofNanos(now - begun);
        return switch (request.getRequestProcessor().getStage()) {
            // A head of which a part is missing is at its end for the container until more of it comes.
            case Constants.STAGE_PARSE, Constants.STAGE_ENDED -> taken.compareTo(head) > 0;
            case Constants.STAGE_SERVICE, Constants.STAGE_ENDINPUT ->
                taken.compareTo(body.plusSeconds(request.getBytesRead() / SLOWEST)) > 0 && !request.isFinished();
            default -> false;
        };
    }
}
