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

    /** Something that is asked of the request. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    static <T> T translate(Call<T> call, long cap) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            throw of(e, cap);
        }
    }

    /** The bytes of one part, so that failures to read them can be told from failures to write them. */
    static InputStream watch(InputStream part, long cap) {
        return new FilterInputStream(part) {
            @Override
            public int read() throws IOException {
                return translate(super::read, cap);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return translate(() -> super.read(bytes, offset, length), cap);
            }

            @Override
            public void close() throws IOException {
                translate(
                        () -> {
                            super.close();
                            return null;
                        },
                        cap);
            }
        };
    }
}
