package org.ballcourt.cases.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Stage;

/**
 * What somebody looks for in the queue; everything null or empty is not asked.
 *
 * @param holder ROLE or ROLE/id
 * @param text whose words must all be found; one without any finds nothing
 * @param after the sort key of the line where the page before ended
 * @param limit most lines of a page
 * @param only what else the lines have to be
 */
public record QueueQuery(
        MatterKind kind,
        String holder,
        Stage stage,
        Instant dueBefore,
        String seller,
        String text,
        Sort sort,
        String after,
        int limit,
        Only only) {
    /** Of the case itself; null is not asked. */
    public record Only(String buyer, Reason reason, GoodsClass goodsClass, Boolean urgent, Boolean open) {
        public static final Only ANY = new Only(null, null, null, null, null);
    }

    boolean isSearch() {
        return text != null && !text.isBlank();
    }

    /** As it goes into an address. */
    public static String cursorAt(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key again; throws IllegalArgumentException for anything that is no cursor of ours. */
    public static String keyOf(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    /** How the lines are ordered; each is one field of the line that is unique, so that pages never overlap. */
    public enum Sort {
        DUE("dueAt", "byDue", false),
        DUE_LAST("-dueAt", "byDue", true),
        OPENED("openedAt", "byOpened", false),
        OPENED_LAST("-openedAt", "byOpened", true),
        AMOUNT("amount", "byAmount", false),
        AMOUNT_LAST("-amount", "byAmount", true);

        private final String parameter;
        private final String field;
        private final boolean descending;

        Sort(String parameter, String field, boolean descending) {
            this.parameter = parameter;
            this.field = field;
            this.descending = descending;
        }

        /** Throws IllegalArgumentException for a parameter that is none. */
        public static Sort of(String parameter) {
            return Arrays.stream(values())
                    .filter(sort -> sort.parameter.equals(parameter))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        /** As it stands in the address, e.g. {@code -dueAt}. */
        public String parameter() {
            return parameter;
        }

        String field() {
            return field;
        }

        boolean descending() {
            return descending;
        }
    }
}
