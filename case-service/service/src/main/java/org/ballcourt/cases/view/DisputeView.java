package org.ballcourt.cases.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.BurdenStatus;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AppealDecided;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.ExternalOutcomeRecorded;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what the sides and the platform brought into a dispute: claim, offers, burdens, ruling, appeals, plan. */
record DisputeView(
        OpenCase open, Reader reader, Function<PersonalText, String> opener, Function<String, String> clauses) {
    DisputeParts parts() {
        ComplaintFiled filed = open.events().stream()
                .map(RecordedEvent::event)
                .filter(ComplaintFiled.class::isInstance)
                .map(complaint -> Wire.opened((ComplaintFiled) complaint, opener))
                .findFirst()
                .orElseThrow();
        return new DisputeParts(
                open.state().filing().buyer(),
                open.state().filing().seller(),
                new DisputeParts.Claim(
                        filed.amount(),
                        filed.priorContacts(),
                        filed.reason(),
                        filed.remedy(),
                        filed.statement(),
                        filed.urgent()),
                filed.order(),
                open.state().proof().burdens().stream().map(this::burden).toList(),
                open.state().negotiation().offers().stream().map(this::offer).toList(),
                settlement(open.state().negotiation().settlement()),
                ruling(),
                last(AppealDecided.class, List.of("ball", "ruling", "plan")),
                shown(AppealLodged.class),
                plan(open.state()),
                recoveries(),
                reader.isThirdParty()
                        ? null
                        : open.state().fulfilment().outlay().owed(),
                last(ExternalOutcomeRecorded.class, List.of("ball", "plan", "earlier")));
    }

    /** What the reader was asked for. */
    List<ShownEvent> requests() {
        return shown(EvidenceRequested.class);
    }

    private DisputeParts.BurdenLine burden(Burden burden) {
        Proof proof = open.state().proof();
        String element = burden.element();
        return new DisputeParts.BurdenLine(
                burden.bearer(),
                burden.clause(),
                element,
                burden.kinds(),
                clauses.apply(burden.clause()),
                proof.bearsNow(element),
                proof.shiftedBy(element)
                        .map(exhibit -> new DisputeParts.MovedBy(
                                exhibit.number(), exhibit.item().kind()))
                        .orElse(null),
                status(element),
                proof.presumptionOn(element)
                        .map(presumed -> new DisputeParts.Presumed(presumed.finding(), presumed.against()))
                        .orElse(null));
    }

    private BurdenStatus status(String element) {
        Ruling ruling = open.state().judgement().ruling();
        if (open.state().isRuledOn()
                && ruling.findings().stream()
                        .anyMatch(finding -> finding.element().equals(element))) {
            return BurdenStatus.FOUND;
        }
        if (open.state().proof().presumptionOn(element).isPresent()) {
            return BurdenStatus.PRESUMED;
        }
        return open.state().proof().isOffered(element) ? BurdenStatus.PROOF_OFFERED : BurdenStatus.OPEN;
    }

    private DisputeParts.Offer offer(Negotiation.Offer offer) {
        return new DisputeParts.Offer(
                offer.offerId(),
                offer.by(),
                offer.remedy(),
                offer.amount(),
                RemedyLine.ifSeveral(offer.lines()),
                opened(offer.message()),
                offer.status());
    }

    private DisputeParts.Settlement settlement(Negotiation.Settlement settlement) {
        if (settlement == null) {
            return null;
        }
        Set<Role> accepted = EnumSet.noneOf(Role.class);
        accepted.addAll(settlement.accepted());
        return new DisputeParts.Settlement(
                settlement.remedy(),
                settlement.amount(),
                RemedyLine.ifSeveral(settlement.lines()),
                opened(settlement.message()),
                accepted);
    }

    private PersonalText opened(PersonalText text) {
        return text == null ? null : new PersonalText(text.subject(), opener.apply(text), text.sealed());
    }

    /** The ruling that stands, and whether it is final. */
    private DisputeParts.RulingLine ruling() {
        return open.events().stream()
                .filter(recorded -> rulingIn(recorded.event()) != null)
                .reduce((before, last) -> last)
                .map(recorded -> new DisputeParts.RulingLine(
                        rulingIn(Wire.opened(recorded.event(), opener)),
                        recorded.at(),
                        open.state().judgement().finalNow()))
                .orElse(null);
    }

    private static Ruling rulingIn(CaseEvent event) {
        if (event instanceof RulingIssued issued) {
            return issued.ruling();
        }
        return event instanceof AppealDecided decided ? decided.ruling() : null;
    }

    /** The last event of that type, without those of its fields that stand elsewhere. */
    private ShownEvent last(Class<? extends CaseEvent> type, List<String> elsewhere) {
        return open.events().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .flatMap(recorded -> new Redaction(reader, opener).event(recorded).stream())
                .reduce((before, last) -> last)
                .map(json -> new ShownEvent(json.remove(elsewhere)))
                .orElse(null);
    }

    private static DisputeParts.Plan plan(CaseState state) {
        EnforcementPlan plan = state.fulfilment().plan();
        return plan == null
                ? null
                : new DisputeParts.Plan(
                        plan.amount(),
                        net(plan),
                        plan.parts(),
                        plan.atFault(),
                        plan.liability(),
                        plan.outcome(),
                        plan.remedy(),
                        plan.lines(),
                        plan.freight(),
                        plan.paidFirst(),
                        IntStream.range(0, plan.steps().size())
                                .mapToObj(i -> new DisputeParts.PlannedStep(
                                        plan.steps().get(i), isDone(plan.steps().get(i), state)))
                                .toList());
    }

    /** By whoever performs it, or by the platform in place of all who did not perform, bear a part only or owe it later. */
    private static boolean isDone(StepKind step, CaseState state) {
        Fulfilment performance = state.fulfilment();
        boolean paidFirst = step.isMoney() && performance.plan().platformPaysFirst();
        boolean byPlatform = performance.plan().parts() != null
                && (performance.next().isEmpty() || paidFirst)
                && !state.isToPay()
                && performance.outlay().owed() == null;
        return performance.advanced() || performance.done().contains(step) || byPlatform;
    }

    /** Null where the buyer bears nothing. */
    private static Money net(EnforcementPlan plan) {
        return plan.parts() == null || !plan.parts().containsKey(Account.BUYER)
                ? null
                : plan.amount().minus(plan.parts().get(Account.BUYER));
    }

    /** All of them for the sides and the platform, its own for a third party. */
    List<DisputeParts.RecoveryLine> recoveries() {
        return open.state().fulfilment().recoveries().stream()
                .filter(recovery -> !reader.isThirdParty() || reader.is(recovery.liable()))
                .map(recovery -> new DisputeParts.RecoveryLine(
                        recovery.from(),
                        recovery.liable(),
                        recovery.amount(),
                        recovery.contestUntil(),
                        recovery.reversed() ? true : null,
                        recovery.number() == 0 ? null : recovery.number()))
                .toList();
    }

    private List<ShownEvent> shown(Class<? extends CaseEvent> type) {
        return open.events().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .flatMap(recorded -> new Redaction(reader, opener).event(recorded).stream())
                .map(json -> new ShownEvent(json.<ObjectNode>remove(List.of("ball"))))
                .toList();
    }
}
