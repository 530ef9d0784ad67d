package org.ballcourt.evidence.views;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ballcourt.evidence.formats.TextEncoding;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

/**
 * Derives views. Pictures are large once they are unpacked, so few are drawn at a time, and the large ones have a place of
 * their own: whatever they are, the usual ones do not wait for them. Texts are turned into UTF-8 while they are sent.
 */
public final class Views implements AutoCloseable {
    /** What is shown in place of an original. */
    public record View(String mediaType, Resource content) {}

    /** No view can be derived from this original: its type has none, or it is damaged or too large to draw. */
    public static final class NoView extends Exception {
        private static final long serialVersionUID = 1;

        NoView(String why) {
            super(why);
        }
    }

    /** There are too many large pictures to be drawn. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Drawing is work for the processor, which would hold up the few threads that carry all requests. */
    private static final int USUAL_PLACES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService usual = places("drawing", USUAL_PLACES);
    private final ExecutorService large = places("drawing-large", 1);

    private static ExecutorService places(String name, int places) {
        return Executors.newFixedThreadPool(
                places, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    }

    /**
     * The view of an original.
     *
     * @throws NoView if there is none
     * @throws Busy if it could not be drawn in time because others are
     */
    public View of(TextEncoding.Bytes original, String mediaType) throws IOException, NoView, Busy {
        if (mediaType.startsWith("text/")) {
            Charset charset =
                    TextEncoding.ofText(original).orElseThrow(() -> new NoView("The text is in an unknown encoding"));
            return new View(
                    "text/plain;charset=UTF-8", new InputStreamResource(new Utf8Stream(original.open(), charset)));
        }
        if (!mediaType.startsWith("image/")) {
            throw new NoView("There is no view of " + mediaType);
        }
        View drawn = in(usual, original, Picture.USUAL_COST);
        return drawn == null ? in(large, original, Long.MAX_VALUE) : drawn;
    }

    /** Null where it would cost more than that. The original is read only once there is a place. */
    private static View in(ExecutorService places, TextEncoding.Bytes original, long cost)
            throws IOException, NoView, Busy {
        Future<View> drawing = places.submit(() -> {
            try (InputStream bytes = original.open()) {
                Picture picture = new Picture(bytes.readAllBytes());
                return picture.cost() > cost ? null : picture.draw();
            }
        });
        try {
            return drawing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } finally {
            drawing.cancel(true);
        }
    }

    private static RuntimeException failure(Throwable cause) throws IOException, NoView {
        switch (cause) {
            case NoView none -> throw none;
            case IOException broken -> throw broken;
            default -> throw new IllegalStateException("A picture could not be drawn", cause);
        }
    }

    @Override
    public void close() {
        usual.shutdownNow();
        large.shutdownNow();
    }
}
