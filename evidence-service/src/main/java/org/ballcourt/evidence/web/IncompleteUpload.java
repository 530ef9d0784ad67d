package org.ballcourt.evidence.web;

import java.io.IOException;
import org.ballcourt.contracts.Message;
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

    static IncompleteUpload of(IOException why) {
        return new IncompleteUpload(why, "body", "incomplete");
    }

    static IncompleteUpload longHeader() {
        return new IncompleteUpload(new IOException("The head of a part is too long"), "file", "long-header");
    }
}
