package org.ballcourt.evidence.views;

import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Stops a reader of pictures that takes longer than that; it looks at the clock wherever the reader tells of progress. */
final class TimeLimit implements IIOReadProgressListener {
    private final long begun = System.nanoTime();
    private final long limit;
    private boolean over;

    TimeLimit(Duration limit) {
        this.limit = limit.toNanos();
    }

    boolean isOver() {
        return over;
    }

    private void look(ImageReader reader) {
        if (System.nanoTime() - begun > limit || Thread.currentThread().isInterrupted()) {
            over = true;
            reader.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader reader, int picture) {
        look(reader);
    }

    @Override
    public void imageProgress(ImageReader reader, float percent) {
        look(reader);
    }

    @Override
    public void imageComplete(ImageReader reader) {
        // There is nothing left to stop.
    }

    @Override
    public void readAborted(ImageReader reader) {
        // As it was told.
    }

    @Override
    public void sequenceStarted(ImageReader reader, int first) {
        // One picture is read.
    }

    @Override
    public void sequenceComplete(ImageReader reader) {
        // One picture is read.
    }

    @Override
    public void thumbnailStarted(ImageReader reader, int picture, int thumbnail) {
        // None is read.
    }

    @Override
    public void thumbnailProgress(ImageReader reader, float percent) {
        // None is read.
    }

    @Override
    public void thumbnailComplete(ImageReader reader) {
        // None is read.
    }
}
