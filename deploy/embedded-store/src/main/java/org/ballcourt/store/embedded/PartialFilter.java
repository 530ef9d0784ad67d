package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;

/** Which documents a partial index holds, and which queries it may therefore answer. */
record PartialFilter(Document filter) {
    boolean matches(Document document) {
        return new DefaultQueryMatcher().matches(document, filter);
    }

    /** One single condition must imply each part: two conditions may be met by two elements of an array. */
    boolean isImpliedBy(Conditions query) {
        for (var part : filter.entrySet()) {
            String path = part.getKey();
            if (part.getValue() instanceof Document exists && exists.equals(new Document("$exists", true))) {
                if (!query.excludeNull(path)) {
                    return false;
                }
                continue;
            }
            Condition required = path.startsWith("$") ? Condition.UNKNOWN : Condition.of(part.getValue());
            if (!required.exact() || query.each(path).stream().noneMatch(condition -> condition.within(required))) {
                return false;
            }
        }
        return true;
    }
}
