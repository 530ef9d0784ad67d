package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/**
 * Everything of one case that some figure uses. It says what is so and counts nothing, so it is the same however often the
 * events are told. It and its parts are public because the driver's record codec reads and writes them: the names of their
 * components are the names of stored fields, and what a document lacks is null in a constructor.
 *
 * @param kind null before the filing
 * @param claim null for a small matter
 * @param people those of the platform who acted or were named for a duty, as {@code ROLE/id}
 * @param held milliseconds by the set of holders, up to lastAt
 * @param heldSets the keys of {@code held}, which no query could list otherwise
 * @param suspended milliseconds in SUSPENDED; they stand in {@code held} under the outside body, too
 */
public record Dossier(
        MatterKind kind,
        String caseId,
        String buyer,
        String seller,
        Claim claim,
        Instant filedAt,
        Instant lastAt,
        Stage stage,
        List<Watch> duties,
        List<String> people,
        Proofs proof,
        DeskWork desk,
        Judged judged,
        Course course,
        List<Rating> ratings,
        Map<String, Long> held,
        List<String> heldSets,
        Long suspended) {
    public record Claim(Reason reason, GoodsClass goodsClass, Remedy remedy, Money amount, Money value, String policy) {
        static Claim of(ComplaintFiled filed) {
            return new Claim(
                    filed.reason(),
                    filed.order().goodsClass(),
                    filed.remedy(),
                    filed.amount(),
                    filed.order().value(),
                    filed.policy());
        }
    }

    /**
     * One stretch of time for which somebody had a duty.
     *
     * @param by whose act ended it
     * @param refuted it was confirmed as done, and then reported as not done
     */
    public record Watch(
            String dutyId,
            DutyKind kind,
            Role holder,
            String holderId,
            Instant from,
            Instant until,
            DutyEnding how,
            Actor by,
            Boolean refuted) {
        public Watch {
            refuted = Boolean.TRUE.equals(refuted);
        }

        static Watch of(Duty opened, Instant at) {
            return new Watch(
                    opened.dutyId(), opened.kind(), opened.holder(), opened.holderId(), at, null, null, null, false);
        }

        boolean isOpen() {
            return until == null;
        }

        boolean met() {
            return how == DutyEnding.DONE && !refuted;
        }

        boolean missed() {
            return how == DutyEnding.LAPSED || refuted;
        }

        Watch ended(DutyEnding how, Actor by, Instant at) {
            return new Watch(dutyId, kind, holder, holderId, from, at, how, by, refuted);
        }

        Watch asRefuted() {
            return new Watch(dutyId, kind, holder, holderId, from, until, how, by, true);
        }

        /** Who answers for it: its named holder, else who of its role ended it; null where nobody did. */
        Actor answerable() {
            if (holderId != null) {
                return new Actor(holder, holderId);
            }
            return by != null && by.role() == holder ? by : null;
        }
    }

    /**
     * @param abandoned when the buyer's silence ended the case
     * @param platformPaid the platform paid, or owes, what the seller did not
     */
    public record Course(
            Instant express,
            Instant noReason,
            Instant abandoned,
            Instant platformPaid,
            Outcome outcome,
            Instant closedAt) {
        Course express(Instant at) {
            return new Course(at, noReason, abandoned, platformPaid, outcome, closedAt);
        }

        Course noReason(Instant at) {
            return new Course(express, at, abandoned, platformPaid, outcome, closedAt);
        }

        /** The return was not asked for, and counts in no figure; a refund went out all the same. */
        Course returnedNothing() {
            return new Course(express, null, abandoned, platformPaid, outcome, closedAt);
        }

        Course abandoned(Instant at) {
            return new Course(express, noReason, at, platformPaid, outcome, closedAt);
        }

        Course platformPaid(Instant at) {
            return new Course(express, noReason, abandoned, at, outcome, closedAt);
        }

        Course closed(Outcome how, Instant at) {
            return new Course(express, noReason, abandoned, platformPaid, how, at);
        }
    }

    public record Rating(Role by, String agent, int stars, Instant at) {}

    public Dossier {
        duties = orNone(duties);
        people = orNone(people);
        ratings = orNone(ratings);
        held = held == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(held));
        heldSets = orNone(heldSets);
        suspended = suspended == null ? 0 : suspended;
    }

    static Dossier of(Document stored) {
        return DossierCodecs.read(stored, Dossier.class);
    }

    /** Before its first event, which will say what it is. */
    static Dossier before(RecordedEvent first) {
        return new Dossier(
                null,
                first.caseId(),
                null,
                null,
                null,
                first.at(),
                first.at(),
                null,
                null,
                null,
                new Proofs(null, null, null, null, null),
                new DeskWork(null, null, null, null, null, null, null),
                new Judged(null, null, null, null, null),
                new Course(null, null, null, null, null, null),
                null,
                null,
                null,
                null);
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    /** False for a small matter beside the disputes, of which only the desk's duties are kept. */
    boolean isDispute() {
        return claim != null;
    }

    /** The roles that have the ball, as one word. */
    String holders() {
        return duties.stream()
                .filter(Watch::isOpen)
                .map(duty -> duty.holder().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** The ruling against which nothing can be brought any more. */
    Optional<Judged.Ruled> finalRuling() {
        return judged.finalAt() == null ? Optional.empty() : Optional.ofNullable(judged.ruling());
    }

    Stream<Watch> duties(DutyKind kind) {
        return duties.stream().filter(duty -> duty.kind() == kind);
    }

    long emptyPasses() {
        return desk.passes().stream().filter(DeskWork.Pass::empty).count();
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
