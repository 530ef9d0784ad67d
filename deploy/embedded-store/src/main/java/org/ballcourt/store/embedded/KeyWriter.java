package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes values as bytes whose unsigned order is the order of upstream's ValueComparator, so that a range of
 * values is a range of keys. Every value begins with a tag and ends where it ends: a compound key is the plain
 * concatenation.
 */
final class KeyWriter {
    /** Tags leave a gap on either side, so that "before the type" and "after the type" are keys too. */
    static final int NULL = 0x10;

    static final int NUMBER = 0x20;
    static final int STRING = 0x30;
    static final int UNIQUE_ID = 0x40;
    static final int OBJECT_ID = 0x50;
    static final int BOOLEAN = 0x60;
    static final int DATE = 0x70;

    /** No tag, complemented or not, comes near it: keys of values without an order lie behind all others. */
    private static final int UNORDERED = 0xFF;

    private byte[] bytes = new byte[48];
    private int length;

    static boolean hasOrder(Object value) {
        return switch (value) {
            case null -> true;
            case Missing _, Integer _, Long _, String _, UUID _, ObjectId _, Boolean _, Instant _ -> true;
            case Double number -> !number.isNaN();
            default -> false; // Decimal128, sub-documents, arrays, binaries, ...: found by scanning the side region
        };
    }

    static int tag(Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing _ -> NULL;
            case Number _ -> NUMBER;
            case String _ -> STRING;
            case UUID _ -> UNIQUE_ID;
            case ObjectId _ -> OBJECT_ID;
            case Boolean _ -> BOOLEAN;
            case Instant _ -> DATE;
            default -> throw new IllegalArgumentException("no order for " + value.getClass());
        };
    }

    static byte[] encode(Object value) {
        return new KeyWriter().value(value).toBytes();
    }

    /** The key of a document in its collection. Values that upstream takes for equal (1, 1L, 1.0) give the same key. */
    static Key position(Object id) {
        Object normalized = new KeyValue(id).normalized().get(0);
        if (hasOrder(normalized)) {
            return new KeyWriter().value(normalized).toKey();
        }
        return new KeyWriter()
                .unordered()
                .raw(Bson.encode(new Document("", normalized)))
                .toKey();
    }

    KeyWriter value(Object value) {
        int tag = tag(value);
        octet(tag);
        switch (value) {
            case Number number -> number(number);
            case String string -> string(string);
            case UUID id -> integer(id.getMostSignificantBits()).integer(id.getLeastSignificantBits());
            case ObjectId id -> raw(id.toByteArray());
            case Boolean flag -> octet(flag ? 1 : 0);
            case Instant time -> integer(time.toEpochMilli() ^ Long.MIN_VALUE);
            case null, default -> {}
        }
        return this;
    }

    KeyWriter value(Object value, boolean ascending) {
        return raw(encode(value), ascending);
    }

    /** A double in sortable form, and what a long loses in it: 1L << 53 and its neighbour must stay two keys. */
    private void number(Number number) {
        double rounded = number.doubleValue() + 0.0; // -0.0 becomes 0.0
        long bits = Double.doubleToLongBits(rounded);
        integer(bits ^ (bits >> 63 | Long.MIN_VALUE));
        int lost = number instanceof Long exact ? (int) (exact - (long) rounded) : 0;
        octet(lost + 0x8000 >> 8);
        octet(lost + 0x8000);
    }

    /** Per UTF-16 unit, as String.compareTo; a zero ends it, hence 0 and 1 are escaped. */
    private void string(String string) {
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            if (unit < 2) {
                octet(1);
                octet(unit + 1);
            } else if (unit < 0x80) {
                octet(unit);
            } else if (unit < 0x800) {
                octet(0xC0 | unit >> 6);
                octet(0x80 | unit & 0x3F);
            } else {
                octet(0xE0 | unit >> 12);
                octet(0x80 | unit >> 6 & 0x3F);
                octet(0x80 | unit & 0x3F);
            }
        }
        octet(0);
    }

    private KeyWriter integer(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >> shift));
        }
        return this;
    }

    KeyWriter raw(byte[] more) {
        bytes = length + more.length > bytes.length ? Arrays.copyOf(bytes, 2 * (length + more.length)) : bytes;
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** A descending key is the complement of the ascending one. */
    KeyWriter raw(byte[] more, boolean ascending) {
        int start = length;
        raw(more);
        for (int i = start; !ascending && i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return this;
    }

    KeyWriter unordered() {
        octet(UNORDERED);
        octet(0);
        return this;
    }

    /** Begins a key that only tells of an array at this place. */
    KeyWriter mark(int place) {
        octet(UNORDERED);
        octet(1 + place);
        return this;
    }

    /**
     * Behind every key that begins with what is written so far: what follows a value is a tag or {@link
     * #UNORDERED}, 0.
     */
    KeyWriter end() {
        octet(UNORDERED);
        octet(UNORDERED);
        return this;
    }

    private void octet(int octet) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) octet;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    Key toKey() {
        return new Key(toBytes());
    }
}
