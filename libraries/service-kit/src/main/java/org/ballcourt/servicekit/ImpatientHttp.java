package org.ballcourt.servicekit;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The container's HTTP, which ends connections whose requests do not come to an end: a whole head has to be here within some seconds, a body
 * within some more and those that its bytes take at a poor connection's pace. The container itself ends idle connections, and one byte now and
 * then is not idle.
 */
public final class ImpatientHttp extends Http11NioProtocol {
    private static final Logger log = LoggerFactory.getLogger(ImpatientHttp.class);

    /** Bytes a second, below which nobody uploads in earnest. */
    private static final long SLOWEST = 8 * 1024;

    /** The container uses them again and again, and forgets some. */
    private final Set<Watched> processors = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Since when a connection has brought empty lines alone, which the container takes for none at all. */
    private final Map<SocketWrapperBase<?>, Long> empty = Collections.synchronizedMap(new WeakHashMap<>());

    private Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private ScheduledFuture<?> looking;
    private boolean failed;

    /**
     * How long a request may take to come.
     *
     * @param head for its head
     * @param body for all of it, beside what its bytes take at the slowest
     */
    record Patience(Duration head, Duration body) {}

    void have(Patience asked) {
        patience = asked;
    }

    Patience patience() {
        return patience;
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
    private final class Watched extends Http11Processor {
        Watched(ImpatientHttp http, Adapter adapter) {
            super(http, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            int before = getRequest().getRequestProcessor().getRequestCount();
            SocketState state = super.service(connection);
            boolean broughtNothing = state == SocketState.OPEN
                    && getRequest().getRequestProcessor().getRequestCount() == before;
            if (!broughtNothing) {
                empty.remove(connection);
                return state;
            }
            long now = System.nanoTime();
            Long since = empty.putIfAbsent(connection, now);
            return since != null && now - since > patience.head().toNanos() ? SocketState.CLOSED : state;
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
        for (Watched processor : all) {
            try {
                processor.endIf(request -> isTooSlow(request, now));
            } catch (RuntimeException unreadable) {
                tellOnce(unreadable);
            }
        }
    }

    /**
     * Its own thread may begin another request while it is looked at. Whoever throws would never be asked to look again, and no slow
     * connection ended any more.
     */
    private void tellOnce(RuntimeException unreadable) {
        if (!failed) {
            failed = true;
            log.warn("A connection could not be looked at just now; of others nothing is said", unreadable);
        }
    }

    private boolean isTooSlow(Request request, long now) {
        long begun = request.getStartTimeNanos();
        if (begun < 0) {
            return false;
        }
        Duration taken = Duration.ofNanos(now - begun);
        return switch (request.getRequestProcessor().getStage()) {
            // A head of which a part is missing is at its end for the container until more of it comes.
            case Constants.STAGE_PARSE, Constants.STAGE_ENDED -> taken.compareTo(patience.head()) > 0;
            case Constants.STAGE_SERVICE, Constants.STAGE_ENDINPUT ->
                taken.compareTo(patience.body().plusSeconds(request.getBytesRead() / SLOWEST)) > 0
                        && !request.isFinished();
            default -> false;
        };
    }
}
