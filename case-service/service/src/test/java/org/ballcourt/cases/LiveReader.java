package org.ballcourt.cases;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A page that stays open and hears what happens. */
final class LiveReader implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    /** Returns when the stream is up. */
    LiveReader(RunningCaseService service, String actor, String lastEventId) {
        HttpRequest.Builder request =
                service.request(actor, "/api/cases/stream").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response =
                    service.http().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            stream = response.body();
            CountDownLatch up = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> read(up));
            up.await();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private void read(CountDownLatch up) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                up.countDown();
            }
        } catch (IOException closed) {
            lines.add("closed");
        }
        up.countDown();
    }

    /** Waits until a line has the text, and gives the id of its event. */
    String hears(String text) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lines.stream().anyMatch(line -> line.startsWith("data:") && line.contains(text)));
        String id = null;
        for (String line : lines) {
            if (line.startsWith("id:")) {
                id = line.substring(3);
            }
            if (line.startsWith("data:") && line.contains(text)) {
                return id;
            }
        }
        throw new AssertionError(text);
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
