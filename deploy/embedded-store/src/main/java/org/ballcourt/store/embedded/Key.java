package org.ballcourt.store.embedded;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes in unsigned order: the key of every map, and (as the encoded _id) the position of a document. */
record Key(byte[] bytes) implements Comparable<Key> {
    static final Type TYPE = new Type();

    /** The least key that is greater. */
    Key next() {
        return new Key(Arrays.copyOf(bytes, bytes.length + 1));
    }

    boolean isNextOf(Key other) {
        int length = other.bytes.length;
        return bytes.length == length + 1
                && bytes[length] == 0
                && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    static final class Type extends BasicDataType<Key> {
        /** Object header, array header and reference, so that the page cache is not underestimated. */
        private static final int OVERHEAD = 40;

        @Override
        public int compare(Key a, Key b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(Key key) {
            return OVERHEAD + key.bytes.length;
        }

        @Override
        public void write(WriteBuffer buffer, Key key) {
            buffer.putVarInt(key.bytes.length).put(key.bytes);
        }

        @Override
        public Key read(ByteBuffer buffer) {
            byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
            buffer.get(bytes);
            return new Key(bytes);
        }

        @Override
        public Key[] createStorage(int size) {
            return new Key[size];
        }
    }
}
