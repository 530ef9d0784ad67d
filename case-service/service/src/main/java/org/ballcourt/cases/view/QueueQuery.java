package org.ballcourt.cases.view;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
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
    /**
     * Of the case itself; null is not asked.
     *
     * @param desk one of the platform's roles: what it has to do and nobody is named for
     */
    public record Only(
            String buyer,
            Reason reason,
            GoodsClass goodsClass,
            Boolean urgent,
            Boolean open,
            String owner,
            String market,
            Amounts amount,
            Role desk) {
        public static final Only ANY = new Only(null, null, null, null, null, null, null, null, null);
    }

    /** From one sum to another, both included, in whatever currency; an end that is null is open. */
    public record Amounts(BigDecimal from, BigDecimal to) {
        private static final Pattern WRITTEN =
                Pattern.compile("(\\d{1,12}(?:\\.\\d{1,4})?)?\\.\\.(\\d{1,12}(?:\\.\\d{1,4})?)?");

        /** As {@code 100..500}, {@code 100..} or {@code ..500}; throws IllegalArgumentException for anything else. */
        public static Amounts parse(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches() || written.group(1) == null && written.group(2) == null) {
                throw new IllegalArgumentException(text);
            }
            return new Amounts(sum(written.group(1)), sum(written.group(2)));
        }

        private static BigDecimal sum(String digits) {
            return digits == null ? null : new BigDecimal(digits);
        }
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
