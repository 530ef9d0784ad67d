package org.ballcourt.evidence.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.ballcourt.evidence.blobs.TooLarge;

/**
 * The request broke off or is no proper multipart request: the sender's fault or misfortune, never a failing disk of
 * ours.
 */
final class IncompleteUpload extends IOException {
    private static final long serialVersionUID = 1;

    private IncompleteUpload(IOException cause) {
        super(cause);
    }

    /** What an exception from the request means. */
    static IOException of(IOException e, long cap) {
        if (e instanceof SizeException || e instanceof FileUploadIOException) {
            return new TooLarge(cap);
        }
        return e instanceof IncompleteUpload ? e : new IncompleteUpload(e);
    }

    /** The bytes of one part, so that failures to read them can be told from failures to write them. */
    static InputStream watch(InputStream part, long cap) {
        return new FilterInputStream(part) {
            @Override
            public int read() throws IOException {
                try {
                    return super.read();
                } catch (IOException e) {
                    throw IncompleteUpload.of(e, cap);
                }
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return super.read(bytes, offset, length);
                } catch (IOException e) {
                    throw IncompleteUpload.of(e, cap);
                }
            }

            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } catch (IOException e) {
                    throw IncompleteUpload.of(e, cap);
                }
            }
        };
    }
}
