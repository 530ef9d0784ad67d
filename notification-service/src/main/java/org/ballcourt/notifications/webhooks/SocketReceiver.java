package org.ballcourt.notifications.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection of its own to the address that was checked, which no client of the JDK can be told. It follows no redirect,
 * reads no more of an answer than its head, and ends within the time, however slowly the other side talks.
 */
final class SocketReceiver implements Receiver, AutoCloseable {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final ReceiverAddresses addresses;
    private final SSLSocketFactory tls;
    private final Duration timeout;
    private final InstantSource machine;
    private final ScheduledExecutorService ends;

    SocketReceiver(ReceiverAddresses addresses, SSLSocketFactory tls, Duration timeout, InstantSource machine) {
        this.addresses = addresses;
        this.tls = tls;
        this.timeout = timeout;
        this.machine = machine;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-ends").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.ends = timer;
    }

    @Override
    public void close() {
        ends.shutdownNow();
    }

    @Override
    public Answer post(URI url, Map<String, String> headers, byte[] body) {
        long begun = System.nanoTime();
        AtomicBoolean late = new AtomicBoolean();
        try {
            InetAddress address = addresses.lookUp(url, timeout);
            long left = Math.max(1, timeout.toMillis() - millisSince(begun));
            try (Socket plain = new Socket()) {
                ScheduledFuture<?> end = ends.schedule(
                        () -> {
                            late.set(true);
                            closeQuietly(plain);
                        },
                        left,
                        TimeUnit.MILLISECONDS);
                try {
                    plain.connect(new InetSocketAddress(address, portOf(url)), (int) left);
                    Socket socket = "https".equals(url.getScheme()) ? secured(plain, url) : plain;
                    write(socket.getOutputStream(), url, headers, body);
                    return read(new BufferedInputStream(socket.getInputStream()), begun);
                } finally {
                    end.cancel(false);
                }
            }
        } catch (IOException | RuntimeException failed) {
            return new Answer(null, late.get() ? "TIMEOUT" : troubleOf(failed), null, millisSince(begun));
        }
    }

    private static String troubleOf(Exception failed) {
        return switch (failed) {
            case ReceiverAddresses.NotAllowed _ -> "ADDRESS_REFUSED";
            case UnknownHostException _ -> "NO_SUCH_HOST";
            case SocketTimeoutException _ -> "TIMEOUT";
            case SSLException _ -> "TLS";
            default -> "CONNECTION";
        };
    }

    private Socket secured(Socket plain, URI url) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, url.getHost(), portOf(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static void write(OutputStream out, URI url, Map<String, String> headers, byte[] body) throws IOException {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** What an answer says beside its status is nobody's business here: it might be anything. */
    private Answer read(InputStream in, long begun) throws IOException {
        int[] left = {LONGEST_HEAD};
        int status = statusOf(line(in, left));
        Duration retryAfter = null;
        for (String line = line(in, left); !line.isEmpty() || status < 200; line = line(in, left)) {
            if (line.isEmpty()) {
                status = statusOf(line(in, left));
            } else if (line.regionMatches(true, 0, "retry-after:", 0, 12)) {
                retryAfter = retryAfter(line.substring(12).strip());
            }
        }
        return new Answer(status, null, retryAfter, millisSince(begun));
    }

    private static int statusOf(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new IOException("No answer of HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || left[0]-- == 0) {
                throw new IOException("The answer has no end of its head");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Seconds or a date; null for anything else. */
    private Duration retryAfter(String value) {
        try {
            Duration asked = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(machine.instant(), dateOf(value));
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }

    private static Instant dateOf(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
