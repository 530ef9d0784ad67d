package org.ballcourt.notifications.webhooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up names for no longer than one likes to wait. The JDK's own lookup waits as long as the name's servers do, and holds the thread below: so it
 * has a few threads of its own.
 */
final class NameLookup {
    private static final int AT_ONCE = 32;
    private static final int WAITING = 1000;
    private static final Duration THREAD_RESTS = Duration.ofSeconds(30);

    private final Names names;
    private final ThreadPoolExecutor threads;

    /** The lookup of a name, as {@link InetAddress#getAllByName}. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    NameLookup(Names names) {
        this.names = names;
        this.threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                THREAD_RESTS.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("webhook-names").factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws SocketTimeoutException where nobody has said by then */
    InetAddress[] of(String host, Duration within) throws IOException {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> names.of(host));
        try {
            threads.execute(lookup);
            return lookup.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RejectedExecutionException slow) {
            throw new SocketTimeoutException(host + " was not looked up in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while looking up " + host);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unknown ? unknown : new IOException(failed.getCause());
        } finally {
            lookup.cancel(true);
            threads.remove(lookup);
        }
    }
}
