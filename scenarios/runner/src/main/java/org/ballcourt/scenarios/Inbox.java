package org.ballcourt.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The notices that somebody got. */
record Inbox(List<JsonNode> notices) {
    private static final String PAGE = "/api/inbox?limit=200";

    /** The whole inbox of somebody, page by page. */
    static Inbox of(Product product, String actor) {
        List<JsonNode> notices = new ArrayList<>();
        String cursor = "";
        do {
            String path = cursor.isEmpty() ? PAGE : PAGE + "&cursor=" + cursor;
            JsonNode page = Product.accepted(path, product.get(actor, path));
            page.path("notices").forEach(notices::add);
            cursor = page.path("cursor").asString("");
        } while (!cursor.isEmpty());
        return new Inbox(notices);
    }

    Set<String> ids() {
        return notices.stream().map(notice -> notice.path("id").asString("?")).collect(Collectors.toSet());
    }

    /** Templates of the notices about the case that are not among the given ones. */
    List<String> templatesOf(String caseId, Set<String> known) {
        return notices.stream()
                .filter(notice -> notice.path("caseId").asString("").equals(caseId)
                        && !known.contains(notice.path("id").asString("?")))
                .map(notice -> notice.path("template").asString("?"))
                .toList();
    }
}
