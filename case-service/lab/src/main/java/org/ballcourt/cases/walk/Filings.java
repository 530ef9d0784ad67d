package org.ballcourt.cases.walk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;

/** Every complaint that begins a case of another structure: by reason, remedy, amount, urgency and promise. */
final class Filings {
    static final Actor BUYER = new Actor(Role.BUYER, "walk-buyer");
    private static final List<Remedy> REMEDIES = List.of(Remedy.values());

    private final Policy policy;
    private final Instant now;

    Filings(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    List<Move> all() {
        List<Move> moves = new ArrayList<>();
        for (Reason reason : reasons()) {
            for (Remedy remedy : REMEDIES) {
                for (Money amount : amounts()) {
                    moves.add(move(reason, remedy, amount, false));
                    moves.add(move(reason, remedy, amount, true));
                }
            }
        }
        goodsBack().ifPresent(goods -> moves.add(express(goods)));
        return moves;
    }

    /** One class whose goods come back after an express refund, if there is any. */
    private Optional<GoodsClass> goodsBack() {
        return Optional.ofNullable(policy.secondEdition())
                .filter(_ -> policy.amounts().expressRefund().isPositive())
                .flatMap(edition -> edition.expressRefund().goodsBack().stream().min(Comparator.naturalOrder()));
    }

    private Move express(GoodsClass goods) {
        Money amount = policy.amounts().expressRefund();
        FileComplaint complaint = new FileComplaint(
                order(amount, true, goods), Reason.QUALITY_DEFECT, Remedy.REFUND, amount, null, List.of(), false);
        String claim = Reason.QUALITY_DEFECT + " " + Remedy.REFUND + " " + amount + " " + goods;
        return move(complaint, claim);
    }

    /** One of each kind: who bears how many elements, which grounds it carries, who pays by rule, and whether it is a fast lane. */
    private List<Reason> reasons() {
        Map<Object, Reason> kinds = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            List<Role> bearers = policy.burdensOf(reason, GoodsClass.OTHER).stream()
                    .map(burden -> burden.bearer())
                    .toList();
            kinds.putIfAbsent(
                    List.of(
                            bearers,
                            policy.grounds().clearViolations().contains(reason),
                            policy.grounds().seniorViolations().contains(reason),
                            reason == Reason.NO_REASON_RETURN,
                            new HashMap<>(policy.liabilityOf(reason))),
                    reason);
        }
        return List.copyOf(kinds.values());
    }

    /** None, the most of a small claim, the most within an agent's authority, and the least above. */
    private List<Money> amounts() {
        Policy.Amounts amounts = policy.amounts();
        Money zero = Money.zero(policy.currency());
        Money unit = new Money(BigDecimal.ONE.movePointLeft(Money.digits(policy.currency())), policy.currency());
        return List.of(
                        zero,
                        amounts.smallClaim(),
                        amounts.agentAuthority(),
                        amounts.agentAuthority().plus(unit))
                .stream()
                .distinct()
                .toList();
    }

    /** @param urgent and with an express refund promised */
    private Move move(Reason reason, Remedy remedy, Money amount, boolean urgent) {
        FileComplaint complaint = new FileComplaint(
                order(amount, urgent, GoodsClass.OTHER), reason, remedy, amount, null, List.of(), urgent);
        String claim = reason + " " + remedy + " " + amount;
        Object what = urgent ? Message.of("lab.move.urgent").with("claim", claim) : claim;
        return move(complaint, what);
    }

    private Move move(FileComplaint complaint, Object what) {
        return new Move(
                () -> Moves.label("BUYER", complaint, what), state -> CaseState.NONE, BUYER, now, complaint, null);
    }

    /** Worth twice the claim, so that a ruling can grant more than a credit gave. */
    private Order order(Money amount, boolean promised, GoodsClass goods) {
        Money price = amount.isZero()
                ? policy.amounts().smallClaim().plus(policy.amounts().agentAuthority())
                : amount.times(2);
        return new Order(
                "walk",
                "1",
                BUYER.id(),
                "walk-seller",
                null,
                null,
                goods,
                price,
                1,
                now.minus(Duration.ofDays(4)),
                now.minus(Duration.ofDays(3)),
                now.minus(Duration.ofDays(1)),
                null,
                promised ? List.of(Promise.EXPRESS_REFUND) : List.of(),
                false,
                "walk-carrier",
                null,
                null);
    }
}
