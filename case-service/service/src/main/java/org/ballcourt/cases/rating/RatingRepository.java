package org.ballcourt.cases.rating;

import java.util.List;
import java.util.Optional;

/** Keeps the ratings. */
interface RatingRepository {
    /** False if the line was rated before. */
    boolean add(Rating rating);

    Optional<Rating> find(String id);

    /**
     * Newest first: those of a seller's goods that are shown.
     *
     * @param sku null for all of the seller's goods
     */
    List<Rating> of(String seller, String sku, int limit);

    void hide(String id, String violation);
}
