package org.ballcourt.consumer;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.ballcourt.contracts.records.ParkedRecord.Whole;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Sha256;

/**
 * What is kept of a key or a value that was too large to be taken in. It travels as a header of the record; a header
 * that came over the wire is of another class, so that nobody can forge one.
 *
 * @param value its first bytes
 */
record CutPart(byte[] value, Whole whole) implements Header {
    static final int BYTES = 1024;

    static CutPart of(ByteBuffer data) {
        byte[] beginning = new byte[Math.min(BYTES, data.remaining())];
        data.duplicate().get(beginning);
        return new CutPart(beginning, new Whole(data.remaining(), Sha256.hex(data.duplicate())));
    }

    /** The last part of a record that was cut, which is its value where that was; null where none was. */
    static CutPart among(Headers headers) {
        CutPart last = null;
        for (Header header : headers) {
            last = header instanceof CutPart cut ? cut : last;
        }
        return last;
    }

    String reason() {
        return "the record has a part of " + whole.size() + " bytes, " + Records.LARGEST + " are the most";
    }

    @Override
    public String key() {
        return "cut-part";
    }
}
