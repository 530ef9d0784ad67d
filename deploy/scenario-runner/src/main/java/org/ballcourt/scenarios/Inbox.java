package org.ballcourt.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The notices that somebody got. */
record Inbox(List<Notice> notices) {
    /** One delivered notice. */
    record Notice(String id, String caseId, String template) {}

    static Inbox of(Answer answer) {
        if (!answer.accepted()) {
            throw new ProductFailure("the inbox answered " + answer.refusal());
        }
        List<Notice> notices = new ArrayList<>();
        answer.json()
                .path("notices")
                .forEach(notice -> notices.add(new Notice(
                        notice.path("noticeId").asString("?"),
                        notice.path("caseId").asString(""),
                        notice.path("template").asString("?"))));
        return new Inbox(notices);
    }

    Set<String> ids() {
        return notices.stream().map(Notice::id).collect(Collectors.toSet());
    }

    /** Templates of the notices about the case that are not among the given ones. */
    List<String> templatesOf(String caseId, Set<String> known) {
        return notices.stream()
                .filter(notice -> notice.caseId().equals(caseId) && !known.contains(notice.id()))
                .map(Notice::template)
                .toList();
    }
}
