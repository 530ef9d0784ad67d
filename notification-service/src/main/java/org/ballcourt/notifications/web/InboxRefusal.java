package org.ballcourt.notifications.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A "no" of this door, in both languages. */
final class InboxRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param field the part of the request that is wrong */
    record Flaw(String field, String en, String zh) {}

    private final transient HttpStatus status;
    private final String code;
    private final String en;
    private final String zh;
    private final transient List<Flaw> flaws;

    private InboxRefusal(HttpStatus status, String code, String en, String zh, List<Flaw> flaws) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.en = en;
        this.zh = zh;
        this.flaws = List.copyOf(flaws);
    }

    /** All that is wrong at once. */
    static InboxRefusal malformed(List<Flaw> flaws) {
        return new InboxRefusal(
                HttpStatus.BAD_REQUEST, "MALFORMED", "The request cannot be understood.", "请求内容有误。", flaws);
    }

    /** The same for what is missing and for what is somebody else's. */
    static InboxRefusal notFound() {
        return new InboxRefusal(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing.", "没有这项内容。", List.of());
    }

    static InboxRefusal notYours() {
        return new InboxRefusal(
                HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE", "Your role has no part in this.", "您的角色无权使用。", List.of());
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail(boolean chinese) {
        return chinese ? zh : en;
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
