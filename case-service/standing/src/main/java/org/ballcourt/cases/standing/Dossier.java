package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/**
 * Everything of one case that some figure uses. It says what is so and counts nothing, so it is the same however often the
 * events are told.
 *
 * @param claim null for a small matter
 * @param held milliseconds by the set of holders, up to lastAt
 * @param suspended milliseconds in SUSPENDED; they stand in {@code held} under the outside body, too
 */
record Dossier(
        String caseId,
        String buyer,
        String seller,
        Claim claim,
        Instant filedAt,
        Instant lastAt,
        Stage stage,
        List<Watch> duties,
        Proofs proof,
        DeskWork desk,
        Judged judged,
        Course course,
        List<Rating> ratings,
        Map<String, Long> held,
        long suspended) {
    record Claim(Reason reason, GoodsClass goodsClass, Remedy remedy, Money amount, Money value, String policy) {}

    /**
     * One stretch of time for which somebody had a duty.
     *
     * @param by whose act ended it
     * @param refuted it was confirmed as done, and then reported as not done
     */
    record Watch(
            String dutyId,
            DutyKind kind,
            Role holder,
            String holderId,
            Instant from,
            Instant until,
            DutyEnding how,
            Actor by,
            boolean refuted) {
        boolean met() {
            return how == DutyEnding.DONE && !refuted;
        }

        boolean missed() {
            return how == DutyEnding.LAPSED || refuted;
        }

        /** Who answers for it: its named holder, else who of its role ended it; null where nobody did. */
        Actor answerable() {
            if (holderId != null) {
                return new Actor(holder, holderId);
            }
            return by != null && by.role() == holder ? by : null;
        }
    }

    /** @param rounds how often an evidence round was opened */
    record Proofs(
            SellerRejectionGround rejection,
            List<Burden> burdens,
            List<Brought> brought,
            List<Presumption> presumptions,
            int rounds) {
        public Proofs {
            burdens = orNone(burdens);
            brought = orNone(brought);
            presumptions = orNone(presumptions);
        }
    }

    record Brought(String element, Role by, EvidenceKind kind) {}

    /** Somebody's act at a time. */
    record Deed(Actor by, Instant at) {}

    record Pass(Actor by, Instant at, boolean empty) {}

    /** @param accepted when the platform took the case; null if it did not */
    record DeskWork(Instant accepted, List<Pass> passes, List<Deed> fixed, List<Deed> asked, List<Actor> acted) {
        public DeskWork {
            passes = orNone(passes);
            fixed = orNone(fixed);
            asked = orNone(asked);
            acted = orNone(acted);
        }
    }

    record Ruled(
            Actor by,
            RulingResult result,
            Remedy remedy,
            Money amount,
            Map<Account, Integer> liability,
            Fault atFault,
            Map<String, Finding> findings,
            String policy,
            PersonalText reasons) {
        boolean grants() {
            return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
        }
    }

    /**
     * @param ruling the one that stands; only {@code finalAt} says that nothing can be brought against it any more
     * @param first who made the first one
     * @param reviewed when an appeal against it was decided; null if none was
     */
    record Judged(Ruled ruling, Instant finalAt, Actor first, Instant reviewed, boolean revised) {}

    /**
     * @param abandoned when the buyer's silence ended the case
     * @param platformPaid the platform paid, or owes, what the seller did not
     */
    record Course(
            Instant express,
            Instant noReason,
            Instant abandoned,
            Instant platformPaid,
            Outcome outcome,
            Instant closedAt) {}

    record Rating(Role by, String agent, int stars, Instant at) {}

    Dossier {
        duties = orNone(duties);
        ratings = orNone(ratings);
        held = held == null ? Map.of() : Map.copyOf(held);
    }

    static Dossier of(Document stored) {
        return DossierReading.of(stored);
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** False for a small matter beside the disputes, of which only the desk's duties are kept. */
    boolean isDispute() {
        return claim != null;
    }

    /** The ruling against which nothing can be brought any more. */
    Optional<Ruled> finalRuling() {
        return judged.finalAt() == null ? Optional.empty() : Optional.of(judged.ruling());
    }

    Stream<Watch> duties(DutyKind kind) {
        return duties.stream().filter(duty -> duty.kind() == kind);
    }

    long emptyPasses() {
        return desk.passes().stream().filter(Pass::empty).count();
    }

    /** Rights that were not used are no duties that were missed. */
    long missedDuties() {
        return duties.stream()
                .filter(duty -> duty.kind() != DutyKind.MAY_APPEAL && duty.missed())
                .count();
    }

    /** Rounds that were opened, and requests beside them. */
    long evidenceRounds() {
        return proof.rounds() + desk.asked().size();
    }
}
