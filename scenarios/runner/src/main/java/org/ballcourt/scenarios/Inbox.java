package org.ballcourt.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The notices that somebody got. */
record Inbox(List<Notice> notices) {
    private static final int PAGE = 200;

    /** One delivered notice. */
    record Notice(String id, String caseId, String template) {}

    /** The whole inbox of somebody, page by page. */
    static Inbox of(Product product, String actor) {
        List<Notice> notices = new ArrayList<>();
        String page = "/api/inbox?limit=" + PAGE;
        while (page != null) {
            Answer answer = product.get(actor, page);
            if (!answer.accepted()) {
                throw new ProductFailure("the inbox of " + actor + " answered " + answer.refusal());
            }
            answer.json()
                    .path("notices")
                    .forEach(notice -> notices.add(new Notice(
                            notice.path("id").asString("?"),
                            notice.path("caseId").asString(""),
                            notice.path("template").asString("?"))));
            String cursor = answer.json().path("cursor").asString("");
            page = cursor.isEmpty() ? null : "/api/inbox?limit=" + PAGE + "&cursor=" + cursor;
        }
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
