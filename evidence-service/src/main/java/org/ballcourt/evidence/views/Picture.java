package org.ballcourt.evidence.views;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.ballcourt.evidence.views.Views.NoView;
import org.ballcourt.evidence.views.Views.View;

/** Draws a picture anew: nothing but its pixels goes over, upright and at most 1600 pixels long. */
final class Picture {
    static final int LONGEST_SIDE = 1600;

    /**
     * A few kilobytes can claim to unpack to gigabytes; a progressive JPEG takes about six bytes for each of its
     * pixels.
     */
    static final long MOST_PIXELS = 50_000_000;

    static {
        // Cache files would put the uploader's bytes into the system's temporary folder.
        ImageIO.setUseCache(false);
    }

    private Picture() {}

    static View redraw(InputStream original) throws IOException, NoView {
        byte[] bytes = original.readAllBytes();
        try {
            BufferedImage drawn = draw(pixels(bytes), orientation(bytes));
            boolean opaque = !drawn.getColorModel().hasAlpha();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, opaque ? "jpeg" : "png", out);
            return new View(opaque ? "image/jpeg" : "image/png", out.toByteArray());
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private static BufferedImage pixels(byte[] bytes) throws IOException, NoView {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NoView("This kind of picture cannot be drawn");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException, NoView {
        try {
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw new NoView("The picture has " + width + " x " + height + " pixels, more than are drawn");
            }
            // Unpacks no more than about twice the size that is shown.
            int every = (int) Math.max(1, Math.max(width, height) / (2L * LONGEST_SIDE));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, param);
        } catch (IOException e) {
            throw damaged(e);
        }
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

    private static int orientation(byte[] bytes) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return 1;
        }
    }

    private static NoView damaged(Exception cause) {
        NoView none = new NoView("The picture is damaged and cannot be drawn");
        none.initCause(cause);
        return none;
    }
}
