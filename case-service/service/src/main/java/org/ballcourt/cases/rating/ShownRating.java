package org.ballcourt.cases.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.ballcourt.contracts.RulingResult;

/**
 * A rating as somebody may see it.
 *
 * @param by the buyer, as {@code BUYER/id}: for itself, the seller that is rated, and the platform; null for everybody else
 * @param ruled what the final ruling about this very line came to; null where there is none
 * @param contradicted whether that ruling found no fault where the rating complains, or a fault where it praises
 * @param hiddenBy for whoever may see a hidden one: the upheld report for which it is hidden
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownRating(
        String id,
        String seller,
        String sku,
        String by,
        int stars,
        String text,
        Instant at,
        RulingResult ruled,
        boolean contradicted,
        String hiddenBy) {}
