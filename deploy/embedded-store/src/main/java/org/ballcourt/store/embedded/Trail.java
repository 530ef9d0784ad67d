package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;

/** What matches a query, in order. It is asked under the lock of the collection only, and between slices it rests. */
sealed interface Trail {
    /** @return null at the end, and when the slice is spent */
    Document next(Slice slice);

    boolean hasEnded();

    default void rest() {}

    /** Along the keys of an access. It goes on behind the last key, whatever has become of that. */
    final class AlongKeys implements Trail {
        private final StoreCollection collection;
        private final Document query;
        private final Plan plan;
        private final Iterator<Range> ranges;
        private Range range;
        private Iterator<Access.Found> open;

        AlongKeys(StoreCollection collection, Document query, Plan plan) {
            this.collection = collection;
            this.query = query;
            this.plan = plan;
            this.ranges = plan.ranges().iterator();
            plan.look();
        }

        @Override
        public Document next(Slice slice) {
            boolean backwards = plan.order() == Plan.Order.BACKWARDS;
            while (!hasEnded() && !slice.isSpent()) {
                range = range == null ? ranges.next() : range;
                open = open == null ? plan.access().read(range, backwards).iterator() : open;
                while (!slice.isSpent() && open.hasNext()) {
                    Access.Found found = open.next();
                    range = range.behind(found.key(), backwards);
                    slice.spend();
                    Document document = plan.document(found);
                    if (document != null && collection.documentMatchesQuery(document, query)) {
                        return document;
                    }
                }
                if (!slice.isSpent()) {
                    open = null;
                    range = null;
                }
            }
            return null;
        }

        @Override
        public boolean hasEnded() {
            return range == null && !ranges.hasNext();
        }

        @Override
        public void rest() {
            open = null; // it would hold pages of the file as they were
        }
    }

    /** One id after the other; who has gone meanwhile, or matches no longer, is passed over. */
    final class AlongIds implements Trail {
        private final StoreCollection collection;
        private final Document query;
        private final Iterator<Key> ids;

        AlongIds(StoreCollection collection, Document query, List<Key> ids) {
            this.collection = collection;
            this.query = query;
            this.ids = ids.iterator();
        }

        @Override
        public Document next(Slice slice) {
            while (ids.hasNext() && !slice.isSpent()) {
                slice.spend();
                Document document = collection.documents().find(ids.next());
                if (document != null && collection.documentMatchesQuery(document, query)) {
                    return document;
                }
            }
            return null;
        }

        @Override
        public boolean hasEnded() {
            return !ids.hasNext();
        }
    }
}
