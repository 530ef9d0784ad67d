package org.ballcourt.store.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Encoded documents in a page. */
final class BsonType extends BasicDataType<byte[]> {
    /**
     * MVStore splits a page at 16 kB of what its types report and has no setting for it. Counting double halves
     * the pages: to read or change one case of 3 kB then moves two of them, not five.
     */
    private static final int WEIGHT = 2;

    @Override
    public int getMemory(byte[] bson) {
        return WEIGHT * bson.length;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] bson) {
        buffer.putVarInt(bson.length).put(bson);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        byte[] bson = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bson);
        return bson;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
