package org.ballcourt.cases.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.BurdenStatus;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AppealDecided;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
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
                appealDecision(),
                shown(AppealLodged.class),
                plan(open.state().fulfilment()));
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
        if (ruling != null
                && ruling.findings().stream()
                        .anyMatch(finding -> finding.element().equals(element))) {
            return BurdenStatus.FOUND;
        }
        if (open.state().proof().presumptionOn(element).isPresent()) {
            return BurdenStatus.PRESUMED;
        }
        boolean offered =
                open.state().proof().exhibits().stream().anyMatch(exhibit -> element.equals(exhibit.element()));
        return offered ? BurdenStatus.PROOF_OFFERED : BurdenStatus.OPEN;
    }

    private DisputeParts.Offer offer(Negotiation.Offer offer) {
        return new DisputeParts.Offer(
                offer.offerId(), offer.by(), offer.remedy(), offer.amount(), opened(offer.message()), offer.status());
    }

    private DisputeParts.Settlement settlement(Negotiation.Settlement settlement) {
        if (settlement == null) {
            return null;
        }
        Set<Role> accepted = EnumSet.noneOf(Role.class);
        accepted.addAll(settlement.accepted());
        return new DisputeParts.Settlement(
                settlement.remedy(), settlement.amount(), opened(settlement.message()), accepted);
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

    private ShownEvent appealDecision() {
        return open.events().stream()
                .filter(recorded -> recorded.event() instanceof AppealDecided)
                .flatMap(recorded -> new Redaction(reader, opener).event(recorded).stream())
                .reduce((before, last) -> last)
                .map(json -> new ShownEvent(json.remove(List.of("ball", "ruling", "plan"))))
                .orElse(null);
    }

    private static DisputeParts.Plan plan(Fulfilment performance) {
        EnforcementPlan plan = performance.plan();
        return plan == null
                ? null
                : new DisputeParts.Plan(
                        plan.amount(),
                        plan.atFault(),
                        plan.liability(),
                        plan.outcome(),
                        plan.remedy(),
                        IntStream.range(0, plan.steps().size())
                                .mapToObj(i -> new DisputeParts.PlannedStep(
                                        plan.steps().get(i),
                                        i < performance.done().size() || performance.advanced()))
                                .toList());
    }

    private List<ShownEvent> shown(Class<? extends CaseEvent> type) {
        return open.events().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .flatMap(recorded -> new Redaction(reader, opener).event(recorded).stream())
                .map(json -> new ShownEvent(json.<ObjectNode>remove(List.of("ball"))))
                .toList();
    }
}
