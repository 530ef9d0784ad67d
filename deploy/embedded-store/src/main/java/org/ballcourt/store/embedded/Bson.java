package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collection;

/**
 * Documents as bytes. Each read decodes a fresh copy: upstream changes documents in place while replies are being
 * sent.
 */
final class Bson {
    private static final int INITIAL_CAPACITY = 4096;

    private Bson() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(INITIAL_CAPACITY);
        BsonEncoder.encodeDocument(document, buffer);
        if (buffer.writerIndex() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "The document would have " + buffer.writerIndex() + " bytes; the limit is "
                            + BsonConstants.MAX_BSON_OBJECT_SIZE);
        }
        return Arrays.copyOf(buffer.array(), buffer.writerIndex());
    }

    /** As encoding it would check; documents that are small by far are not encoded for that. */
    static void checkSize(Document document) {
        if (roughSize(document) > BsonConstants.MAX_BSON_OBJECT_SIZE / 4) {
            encode(document);
        }
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** Bytes on the wire, nearly: enough to keep a reply below the message limit without encoding it twice. */
    static int roughSize(Object value) {
        return switch (value) {
            case Document document ->
                document.entrySet().stream()
                        .mapToInt(field -> 2 + field.getKey().length() + roughSize(field.getValue()))
                        .sum();
            case Collection<?> elements ->
                elements.stream().mapToInt(element -> 4 + roughSize(element)).sum();
            case String string -> 5 + 3 * string.length();
            case BinData binary -> 5 + binary.getData().length;
            case null, default -> 16;
        };
    }
}
