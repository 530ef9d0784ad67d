package org.ballcourt.evidence.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.ballcourt.contracts.Message;
import org.ballcourt.evidence.blobs.TooLarge;
import org.ballcourt.servicekit.Problem.FieldFault;

/**
 * The request broke off or is no proper multipart request: the sender's fault or misfortune, never a failing disk of
 * ours.
 */
final class IncompleteUpload extends IOException {
    private static final long serialVersionUID = 1;

    /** Of a part: its name, its type, and the name of the file. */
    static final int LONGEST_HEADER = 4 * 1024;

    private final transient FieldFault fault;

    private IncompleteUpload(IOException cause, String field, String fault) {
        super(cause);
        this.fault = new FieldFault(field, Message.of("evidence." + fault).with("longest", LONGEST_HEADER));
    }

    /** What is wrong with the request. */
    FieldFault fault() {
        return fault;
    }

    /** What an exception from the request means. */
    static IOException of(IOException e, long cap) {
        if (e instanceof FileUploadIOException wrapped && wrapped.getCause() instanceof IOException cause) {
            return of(cause, cap);
        }
        if (e instanceof SizeException limit) {
            return limit.getPermittedSize() == LONGEST_HEADER
                    ? new IncompleteUpload(e, "file", "long-header")
                    : new TooLarge(cap);
        }
        return e instanceof IncompleteUpload ? e : new IncompleteUpload(e, "body", "incomplete");
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
