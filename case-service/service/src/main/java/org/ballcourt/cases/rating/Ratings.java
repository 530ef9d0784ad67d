package org.ballcourt.cases.rating;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.cases.standing.DecidedCase;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.servicekit.Independence;

/**
 * Takes ratings of those who bought what they rate, and shows them beside what a final ruling on the same line came to. That is looked
 * up each time, so a reversal leaves no trace.
 */
public final class Ratings {
    private static final int COMPLAINS = 2;
    private static final int PRAISES = 4;

    private final RatingRepository kept;
    private final OrderSource orders;
    private final Function<String, List<String>> casesOfLine;
    private final Standings standings;
    private final CaseSource cases;
    private final TextEncryption keys;
    private final InstantSource time;
    private final Independence independence;

    /** @param casesOfLine the cases that an order line has or had */
    Ratings(
            RatingRepository kept,
            OrderSource orders,
            Function<String, List<String>> casesOfLine,
            Standings standings,
            CaseSource cases,
            TextEncryption keys,
            InstantSource time,
            Independence independence) {
        this.kept = kept;
        this.orders = orders;
        this.casesOfLine = casesOfLine;
        this.standings = standings;
        this.cases = cases;
        this.keys = keys;
        this.time = time;
        this.independence = independence;
    }

    /**
     * Throws {@link CaseRejection} where the order system knows no such line, it is somebody else's, or it was rated before.
     *
     * @param text null or empty where nothing is said
     */
    public ShownRating rate(Actor buyer, String orderId, String orderLineId, int stars, String text) {
        Order order = orders.ownLine(orderId, orderLineId, buyer.id());
        String id = Rating.idOf(order);
        PersonalText said = PersonalText.of(buyer, text);
        Rating rating = new Rating(
                id,
                order.line(),
                order.seller(),
                order.sku(),
                buyer.id(),
                stars,
                said == null ? null : keys.seal(id, said),
                time.instant(),
                null);
        if (!kept.add(rating)) {
            throw new CaseRejection(RejectionCode.ALREADY_RATED, Message.of("rule.line-rated-already"));
        }
        return shown(List.of(rating), buyer).getFirst();
    }

    /** Empty for what does not exist, and for a hidden one to all but its buyer, its seller and the platform. */
    public Optional<ShownRating> find(String id, Actor reader) {
        return kept.find(id)
                .filter(rating -> rating.hiddenBy() == null || knowsBuyer(rating, reader))
                .map(rating -> shown(List.of(rating), reader).getFirst());
    }

    /** Newest first. */
    public List<ShownRating> of(String seller, String sku, int limit, Actor reader) {
        return shown(kept.of(seller, sku, limit), reader);
    }

    /**
     * Hides a rating for a report about whoever wrote it that was upheld for good: nothing shows it again. Throws {@link CaseRejection} where there is no such report.
     *
     * @return empty for a rating that does not exist
     */
    public Optional<ShownRating> hide(String id, String violation, Actor supervisor) {
        Optional<Rating> rating = kept.find(id);
        rating.ifPresent(found -> {
            requireIndependent(supervisor, found);
            if (!isUpheldAgainst(violation, new Actor(Role.BUYER, found.buyer()))) {
                throw new CaseRejection(
                        RejectionCode.GROUND_NOT_MET,
                        Message.of("rule.no-upheld-report").with("report", violation));
            }
            kept.hide(id, violation);
        });
        return find(id, supervisor);
    }

    private void requireIndependent(Actor supervisor, Rating rating) {
        Parties of = Parties.of(rating.buyer(), rating.seller(), List.of(), null);
        if (of.relationOf(supervisor) != Relation.PLATFORM) {
            throw new CaseRejection(
                    RejectionCode.OWN_CASE, Message.of("http.rating.own").with("actor", supervisor.id()));
        }
        independence.require(supervisor, of, _ -> Optional.empty());
    }

    private boolean isUpheldAgainst(String violation, Actor buyer) {
        return cases.find(violation)
                .filter(open -> open.state().outcome() == Outcome.UPHELD)
                .map(open -> open.state().matter())
                .filter(matter -> matter.kind() == MatterKind.VIOLATION)
                .map(SideMatter::about)
                .filter(buyer::equals)
                .isPresent();
    }

    /** What was ruled on all of their lines is asked for once. */
    private List<ShownRating> shown(List<Rating> ratings, Actor reader) {
        Map<String, List<String>> casesOf = new HashMap<>();
        ratings.forEach(rating -> casesOf.computeIfAbsent(rating.line(), casesOfLine));
        Map<String, DecidedCase> decided = standings.decided(
                casesOf.values().stream().flatMap(List::stream).toList());
        return ratings.stream()
                .map(rating -> shown(rating, ruled(casesOf.get(rating.line()), decided), reader))
                .toList();
    }

    private ShownRating shown(Rating rating, Optional<RulingResult> ruled, Actor reader) {
        return new ShownRating(
                rating.id(),
                rating.seller(),
                rating.sku(),
                knowsBuyer(rating, reader) ? Role.BUYER + "/" + rating.buyer() : null,
                rating.stars(),
                rating.text() == null ? null : keys.open(rating.id(), rating.text()),
                rating.at(),
                ruled.orElse(null),
                ruled.filter(result -> contradicts(result, rating.stars())).isPresent(),
                rating.hiddenBy());
    }

    private static boolean knowsBuyer(Rating rating, Actor reader) {
        return reader.role().isPlatform()
                || reader.equals(new Actor(Role.BUYER, rating.buyer()))
                || reader.equals(new Actor(Role.SELLER, rating.seller()));
    }

    /** Of the last final ruling among those cases. */
    private static Optional<RulingResult> ruled(List<String> cases, Map<String, DecidedCase> decided) {
        return cases.stream()
                .map(decided::get)
                .filter(one -> one != null && one.finalAt() != null)
                .max(Comparator.comparing(DecidedCase::finalAt))
                .map(DecidedCase::result);
    }

    private static boolean contradicts(RulingResult result, int stars) {
        return switch (result) {
            case DISMISSED -> stars <= COMPLAINS;
            case GRANTED -> stars >= PRAISES;
            case PARTLY_GRANTED, UNDECIDED -> false;
        };
    }
}
