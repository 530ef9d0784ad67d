package org.ballcourt.evidence.views;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ballcourt.evidence.views.Views.NoView;

/**
 * The formats that are drawn, and what a file of each says of the memory that its reader makes room for. A reader believes what it reads, and
 * some make room before they look whether the bytes are there at all, so this is asked before any reader sees the file.
 */
enum PictureFormat {
    JPEG {
        @Override
        long claims(ByteBuffer file) throws NoView {
            return JpegFrame.of(file).bytes();
        }
    },
    PNG {
        /** Rows alone are unpacked, but a palette has the length that its part claims. */
        @Override
        long claims(ByteBuffer file) throws NoView {
            int at = PNG_SIGNATURE;
            while (at + PNG_SIGNATURE <= file.limit() && file.getInt(at + 4) != PNG_DATA) {
                long length = Integer.toUnsignedLong(file.getInt(at));
                boolean isLongPalette = file.getInt(at + 4) == PNG_PALETTE && length > LONGEST_PALETTE;
                if (isLongPalette || length > file.limit() - at - PNG_FRAME) {
                    throw new NoView("A part of the picture is longer than it can be");
                }
                at += (int) length + PNG_FRAME;
            }
            return 0;
        }
    },
    GIF {
        @Override
        long claims(ByteBuffer file) {
            return 0;
        }
    },
    BMP {
        /** Another picture inside has a size of its own, of which this one says nothing. */
        @Override
        long claims(ByteBuffer file) throws NoView {
            ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            if (little.getInt(14) >= BMP_HEADER && little.getInt(30) > BMP_LAST_OWN_PACKING) {
                throw new NoView("The picture is packed in a way that is not drawn");
            }
            return 0;
        }
    },
    TIFF {
        @Override
        long claims(ByteBuffer file) throws NoView {
            return TiffPieces.of(file).bytes();
        }
    };

    /** Of one picture, beside the rows and the smaller picture that is drawn: what compose's heap bears beside two usual ones. */
    static final long MOST_BYTES = 160_000_000;

    private static final int PNG_SIGNATURE = 8;
    /** Length and name in front of the data, and its sum behind. */
    private static final int PNG_FRAME = 12;

    private static final int PNG_DATA = 0x49444154;
    private static final int PNG_PALETTE = 0x504C5445;
    private static final int LONGEST_PALETTE = 3 * 256;
    private static final int BMP_HEADER = 40;
    private static final int BMP_LAST_OWN_PACKING = 3;

    /** How many bytes its reader makes room for at once, beside single rows. */
    abstract long claims(ByteBuffer file) throws NoView;

    /** @throws NoView for other formats, and where it claims more than a service bears */
    static PictureFormat of(ByteBuffer file) throws NoView {
        try {
            PictureFormat format = startOf(file);
            format.claimed(file);
            return format;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new NoView("The picture is damaged and cannot be drawn");
        }
    }

    private void claimed(ByteBuffer file) throws NoView {
        if (claims(file) > MOST_BYTES) {
            throw new NoView("The picture takes more memory than there is for one");
        }
    }

    private static PictureFormat startOf(ByteBuffer file) throws NoView {
        int start = file.getInt(0);
        if (start >>> 8 == 0xFFD8FF) {
            return JPEG;
        }
        if (start >>> 16 == 0x424D) {
            return BMP;
        }
        return switch (start) {
            case 0x89504E47 -> PNG;
            case 0x47494638 -> GIF;
            case 0x49492A00, 0x4D4D002A -> TIFF;
            default -> throw new NoView("This kind of picture cannot be drawn");
        };
    }
}
