package org.ballcourt.evidence.views;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.ballcourt.evidence.formats.PictureMetadata;
import org.ballcourt.evidence.views.Views.NoView;
import org.ballcourt.evidence.views.Views.View;
import org.springframework.core.io.ByteArrayResource;

/**
 * Draws a picture anew: nothing but its pixels goes over, upright and at most 1600 pixels long, within bounds of memory
 * and time.
 */
final class Picture {
    static final int LONGEST_SIDE = 1600;

    /** Bytes once unpacked, those of a photo of 20 megapixels. */
    static final long USUAL_COST = 60_000_000;

    /**
     * A few kilobytes can claim to unpack to gigabytes; a progressive JPEG takes about six bytes for each of its
     * pixels.
     */
    static final long MOST_PIXELS = 50_000_000;

    /** Each scan of a progressive JPEG goes over all pixels again; programs write about ten. */
    private static final long MOST_PIXELS_SCANNED = 1_000_000_000;

    /** A decoder unpacks whole rows, however few of their pixels are wanted. */
    static final int MOST_SIDE = 30_000;

    private static final long MOST_BYTES_READ = 32_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int BITS = 8;
    private static final int MOST_BYTES_A_PIXEL = 8;

    static {
        // Cache files would put the uploader's bytes into the system's temporary folder.
        ImageIO.setUseCache(false);
    }

    private final byte[] bytes;

    Picture(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What is asked of a reader that stands at the first picture. */
    private interface Question<T> {
        T of(ImageReader reader) throws IOException, NoView;
    }

    /** How many bytes it has once unpacked, each time that it is gone over counted. */
    long cost() throws NoView {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        long claimed = PictureFormat.of(file).claims(file);
        return ask(reader -> {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            boolean isTooLong = Math.max(reader.getWidth(0), reader.getHeight(0)) > MOST_SIDE;
            if (pixels > MOST_PIXELS || isTooLong) {
                throw new NoView("The picture has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                        + " pixels, more than are drawn");
            }
            long scanned = pixels * Math.max(1, scans());
            if (scanned > MOST_PIXELS_SCANNED) {
                throw new NoView("The picture is packed in more passes than are drawn");
            }
            return Math.max(claimed, Math.max(scanned, pixels * bytesAPixel(reader)));
        });
    }

    View draw() throws NoView {
        int orientation = PictureMetadata.of(ByteBuffer.wrap(bytes)).exif().orientation();
        try {
            BufferedImage drawn = draw(plain(ask(Picture::read)), orientation);
            boolean opaque = !drawn.getColorModel().hasAlpha();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, opaque ? "jpeg" : "png", out);
            return new View(opaque ? "image/jpeg" : "image/png", new ByteArrayResource(out.toByteArray()));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private <T> T ask(Question<T> question) throws NoView {
        PictureFormat format = PictureFormat.of(ByteBuffer.wrap(bytes));
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader =
                    ImageIO.getImageReadersByFormatName(format.name()).next();
            try {
                reader.setInput(in, true, true);
                return question.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** How often the start of a scan stands in a JPEG; once where it is none. */
    private int scans() {
        int scans = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xDA) {
                scans++;
            }
        }
        return bytes[0] == (byte) 0xFF ? scans : 1;
    }

    private static int bytesAPixel(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return types.hasNext() ? Math.ceilDiv(types.next().getColorModel().getPixelSize(), BITS) : MOST_BYTES_A_PIXEL;
    }

    private static BufferedImage read(ImageReader reader) throws IOException, NoView {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        // Unpacks no more than about twice the size that is shown.
        int every = (int) Math.max(1, Math.max(width, height) / (2L * LONGEST_SIDE));
        while (Math.ceilDiv(width, every) * Math.ceilDiv(height, every) * bytesAPixel(reader) > MOST_BYTES_READ) {
            every++;
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(every, every, 0, 0);
        TimeLimit limit = new TimeLimit(LONGEST);
        reader.addIIOReadProgressListener(limit);
        BufferedImage pixels = reader.read(0, param);
        if (limit.isOver()) {
            throw new NoView("The picture takes too long to draw");
        }
        return pixels;
    }

    /** Pixels of an unusual make are drawn a hundred times more slowly. */
    private static BufferedImage plain(BufferedImage pixels) {
        if (pixels.getType() != BufferedImage.TYPE_CUSTOM) {
            return pixels;
        }
        int width = pixels.getWidth();
        BufferedImage plain = new BufferedImage(
                width,
                pixels.getHeight(),
                pixels.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < pixels.getHeight(); y++) {
            plain.setRGB(0, y, width, 1, pixels.getRGB(0, y, width, 1, row, 0, width), 0, width);
        }
        return plain;
    }

    private static BufferedImage draw(BufferedImage pixels, int orientation) {
        boolean lying = orientation >= 5;
        int width = lying ? pixels.getHeight() : pixels.getWidth();
        int height = lying ? pixels.getWidth() : pixels.getHeight();
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
        boolean alpha = pixels.getColorModel().hasAlpha();
        BufferedImage drawn = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        AffineTransform place = AffineTransform.getScaleInstance(
                (double) drawn.getWidth() / width, (double) drawn.getHeight() / height);
        place.concatenate(upright(orientation, pixels.getWidth(), pixels.getHeight()));
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (!alpha) {
                pen.setBackground(Color.WHITE);
                pen.clearRect(0, 0, drawn.getWidth(), drawn.getHeight());
            }
            pen.drawImage(pixels, place, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    /** The eight orientations of EXIF: how the stored rows and columns (w x h) are to be turned. */
    private static AffineTransform upright(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static NoView damaged(Exception cause) {
        NoView none = new NoView("The picture is damaged and cannot be drawn");
        none.initCause(cause);
        return none;
    }
}
