package org.ballcourt.evidence.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A "no" of this door: the caller's to mend, or, with a 5xx status, to try again. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param field the part of the request that is wrong */
    record Flaw(String field, Saying message) {}

    private final transient HttpStatus status;
    private final String code;
    private final transient Saying detail;
    private final transient List<Flaw> flaws;

    private Refusal(HttpStatus status, String code, Saying detail, List<Flaw> flaws) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.flaws = List.copyOf(flaws);
    }

    static Refusal of(HttpStatus status, String code, String en, String zh) {
        return new Refusal(status, code, new Saying(en, zh), List.of());
    }

    /** All that is wrong at once. */
    static Refusal malformed(List<Flaw> flaws) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "MALFORMED",
                new Saying("The upload cannot be read; nothing was stored.", "上传内容有误，未保存任何内容。"),
                flaws);
    }

    /** The same answer for what is missing and for what is not the reader's to see. */
    static Refusal noSuchEvidence() {
        return of(HttpStatus.NOT_FOUND, "NO_SUCH_EVIDENCE", "There is no such evidence.", "没有这份证据。");
    }

    /** As {@link #noSuchEvidence()}, for cases. */
    static Refusal noSuchCase() {
        return of(HttpStatus.NOT_FOUND, "NO_SUCH_CASE", "There is no such case.", "没有这个案件。");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    Saying detail() {
        return detail;
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
