package org.ballcourt.evidence.views;

import java.nio.ByteBuffer;
import org.ballcourt.evidence.views.Views.NoView;

/**
 * What a JPEG says of its frame. Where a frame comes in several scans, its reader keeps all of it, outside of the heap, until the last one:
 * two bytes for each sample.
 */
record JpegFrame(boolean inOneScan, long samples) {
    private static final int BYTES_A_SAMPLE = 2;

    /** What compose's limit leaves outside of the heap: 33 megapixels with half the colours, as most programs write. */
    private static final long MOST_BYTES = 100_000_000;

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE = 0xC2;
    private static final int MOST_COMPONENTS = 4;

    long bytes() {
        return inOneScan ? 0 : BYTES_A_SAMPLE * samples;
    }

    /** @throws IndexOutOfBoundsException where it is cut off */
    static JpegFrame of(ByteBuffer file) throws NoView {
        int frame = 0;
        int at = 2;
        while (true) {
            while ((file.get(at) & 0xFF) != MARKER || (file.get(at + 1) & 0xFF) == MARKER || file.get(at + 1) == 0) {
                at++;
            }
            int marker = file.get(at + 1) & 0xFF;
            if (marker == START_OF_SCAN) {
                return frame(file, frame, file.get(at + 4));
            }
            if (marker == END_OF_IMAGE || marker == START_OF_IMAGE || isFrame(marker) && frame != 0) {
                throw new NoView("The picture is damaged and cannot be drawn");
            }
            frame = isFrame(marker) ? at : frame;
            at += 2 + (isAlone(marker) ? 0 : Math.max(2, file.getShort(at + 2) & 0xFFFF));
        }
    }

    private static boolean isAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
    }

    /** Of any kind; the tables and the mark of another coding lie between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static JpegFrame frame(ByteBuffer file, int at, int inFirstScan) throws NoView {
        int components = at == 0 ? 0 : file.get(at + 9) & 0xFF;
        if (components == 0 || components > MOST_COMPONENTS) {
            throw new NoView("The picture is damaged and cannot be drawn");
        }
        long height = file.getShort(at + 5) & 0xFFFF;
        long width = file.getShort(at + 7) & 0xFFFF;
        boolean inOneScan = (file.get(at + 1) & 0xFF) != PROGRESSIVE && inFirstScan == components;
        JpegFrame frame = new JpegFrame(inOneScan, samples(file, at + 10, components, width * height));
        if (frame.bytes() > MOST_BYTES) {
            throw new NoView("The picture takes more memory than there is for one");
        }
        return frame;
    }

    /** A colour may have a sample for several pixels only; how many the others have for it is written as two digits. */
    private static long samples(ByteBuffer file, int at, int components, long pixels) {
        int most = 1;
        int all = 0;
        for (int i = 0; i < components; i++) {
            int each = file.get(at + 3 * i + 1) & 0xFF;
            int factor = Math.max(1, (each >> 4) * (each & 0xF));
            most = Math.max(most, factor);
            all += factor;
        }
        return Math.ceilDiv(pixels * all, most);
    }
}
