package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;

/** A duty as the model sees it. */
final class ModelDuty {
    String id;
    final DutyKind kind;
    Role holder;
    String holderId;
    Instant since;
    Instant dueAt;
    final ClockKind clock;
    Consequence onLapse;
    final String about;
    /** The kinds of evidence one of which was asked for; empty where any will do. */
    List<EvidenceKind> kinds = List.of();
    /** What is to be paid to whom; null where that is not said. */
    Map<Account, BigDecimal> pays;
    /** Its deadline counts on working days of a year without a list. */
    boolean guessed;
    /** How often the same payment was not made in time before. */
    int lapses;
    /** What is left while its clock stands still; null while it runs. */
    Duration left;
    /** It stands still with its case, not for an offer or a settlement. */
    boolean suspended;

    ModelDuty(DutyKind kind, Role holder, String holderId, ClockKind clock, Consequence onLapse, String about) {
        this.kind = kind;
        this.holder = holder;
        this.holderId = holderId;
        this.clock = clock;
        this.onLapse = onLapse;
        this.about = about;
    }

    ModelDuty copy() {
        ModelDuty same = new ModelDuty(kind, holder, holderId, clock, onLapse, about);
        same.id = id;
        same.kinds = kinds;
        same.since = since;
        same.dueAt = dueAt;
        same.left = left;
        same.suspended = suspended;
        same.pays = pays;
        same.guessed = guessed;
        same.lapses = lapses;
        return same;
    }

    boolean isOf(Actor actor) {
        return holder == actor.role() && (holderId == null || holderId.equals(actor.id()));
    }

    static String shown(Duty d) {
        String kinds =
                (d.calendarAssumed() == null ? "" : " guessed") + (d.kinds() == null ? "" : " with " + d.kinds());
        String text = text(d.dutyId(), d.kind(), d.holder(), d.holderId(), d.dueAt(), d.clock(), d.onLapse(), d.about())
                + kinds;
        if (d.payments() == null) {
            return text;
        }
        Map<Account, BigDecimal> pays = new TreeMap<>();
        d.payments().forEach(payment -> pays.put(payment.to(), payment.amount().amount()));
        return text + " pays " + pays;
    }

    @Override
    public String toString() {
        return text(id, kind, holder, holderId, dueAt, clock, onLapse, about)
                + (guessed ? " guessed" : "")
                + (kinds.isEmpty() ? "" : " with " + kinds)
                + (pays == null ? "" : " pays " + pays);
    }

    private static String text(
            String dutyId,
            DutyKind kind,
            Role holder,
            String id,
            Instant due,
            ClockKind clock,
            Consequence onLapse,
            String about) {
        return dutyId + " " + kind + " " + holder + (id == null ? "" : "/" + id) + " until " + due + " " + clock
                + ", else " + onLapse + (about == null ? "" : " about " + about);
    }
}
