package org.ballcourt.servicekit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.consumer.ParkedCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.ballcourt.wire.WireEvents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The cases that the views of this service have parked: why, and folded anew from the log once the fault is mended. For
 * supervisors; what one does is written down before it is done.
 */
@Tag(
        name = "parked",
        description = "What the views of a service could not read, and how it is read again: for supervisors")
@RestController
record ParkedController(ObjectProvider<CaseSubscription> subscriptions, ParkedAudit audit) {
    /** @param kind FORK, GAP, DAMAGED or FAILED */
    record Parked(String group, String caseId, long seq, String kind, String reason, Instant at) {}

    record AllParked(List<Parked> cases) {}

    /**
     * One with both events, where there are two.
     *
     * @param turnedAway the event that did not fit; null where that is not the reason
     * @param inLog the event with this number in the log of the case; null where there is none
     */
    @Schema(name = "ParkedWithEvents")
    record Shown(Parked parked, JsonNode turnedAway, JsonNode inLog) {}

    /** @param still those that are parked still or again, with the reason of now */
    record Freed(List<String> freed, List<Parked> still) {}

    /**
     * @param still those that could not be folded anew
     * @param next what to go on after; null where all is done
     */
    record Refolded(int folded, List<Parked> still, String next) {}

    private static final int AT_A_TIME = 100;

    @Operation(summary = "All cases that a view of this service has parked, and why")
    @GetMapping("/api/parked")
    AllParked list(Authentication who) {
        ParkedAudit.supervisor(who);
        return new AllParked(subscriptions.stream()
                .flatMap(view -> view.parked().stream().map(parked -> told(view, parked)))
                .toList());
    }

    @Operation(summary = "One parked case with the event that did not fit and the one in the log")
    @GetMapping("/api/parked/{group}/{caseId}")
    Shown show(@PathVariable String group, @PathVariable String caseId, Authentication who) {
        ParkedAudit.supervisor(who);
        CaseSubscription view = view(group);
        ParkedCase parked = view.parked(caseId);
        if (parked == null) {
            throw new Refused(Problem.noSuchCase());
        }
        RecordedEvent inLog = view.inLog(parked);
        return new Shown(
                told(view, parked),
                parked.event() == null ? null : Wire.sealedJson().readTree(parked.event()),
                inLog == null ? null : WireEvents.toJson(inLog));
    }

    /** Folds every parked case anew, or those of a view, of a kind, or one. */
    @Operation(summary = "Folds parked cases anew: all, or those of a view, of a kind, or one")
    @PostMapping("/api/parked/retry")
    Freed retry(
            @RequestParam String why,
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String caseId,
            Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        List<String> freed = new ArrayList<>();
        List<Parked> still = new ArrayList<>();
        for (CaseSubscription view : subscriptions) {
            for (ParkedCase parked : view.parked()) {
                if (is(group, view.group()) && is(kind, parked.kind()) && is(caseId, parked.caseId())) {
                    note(actor, "retry", view.group(), parked.caseId(), why);
                    tryAgain(view, parked, freed, still);
                }
            }
        }
        return new Freed(freed, still);
    }

    /** One that cannot be folded just now keeps no other one waiting. */
    private static void tryAgain(CaseSubscription view, ParkedCase parked, List<String> freed, List<Parked> still) {
        try {
            view.unpark(parked.caseId());
        } catch (RuntimeException failed) {
            still.add(told(
                    view,
                    new ParkedCase(
                            parked.caseId(),
                            parked.seq(),
                            FailureKind.rootOf(failed).toString(),
                            parked.at())));
            return;
        }
        ParkedCase again = view.parked(parked.caseId());
        if (again == null) {
            freed.add(view.group() + "/" + parked.caseId());
        } else {
            still.add(told(view, again));
        }
    }

    /** Folds a case anew in one view, parked or not. */
    @Operation(summary = "Folds one case anew in one view, parked or not")
    @PostMapping("/api/parked/{group}/{caseId}/refold")
    Freed refold(
            @PathVariable String group, @PathVariable String caseId, @RequestParam String why, Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        CaseSubscription view = view(group);
        note(actor, "refold", group, caseId, why);
        if (!view.refold(caseId)) {
            throw new Refused(Problem.noSuchCase());
        }
        ParkedCase still = view.parked(caseId);
        return still == null
                ? new Freed(List.of(group + "/" + caseId), List.of())
                : new Freed(List.of(), List.of(told(view, still)));
    }

    /**
     * Folds a whole view anew, for what an older release has written otherwise; a hundred cases at a time, so that
     * nobody waits for long and whoever is interrupted goes on where it was.
     *
     * @param after the last case of the time before
     */
    @Operation(summary = "Folds a whole view anew, a hundred cases at a time; goes on after next")
    @PostMapping("/api/parked/{group}/refold")
    Refolded refoldAll(
            @PathVariable String group,
            @RequestParam String why,
            @RequestParam(defaultValue = "") String after,
            Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        CaseSubscription view = view(group);
        audit.note(actor, "refold", Map.of("group", group, "after", after), why);
        List<String> cases = view.casesAfter(after, AT_A_TIME);
        List<Parked> still = new ArrayList<>();
        cases.forEach(caseId -> refold(view, caseId, still));
        return new Refolded(cases.size() - still.size(), still, cases.size() < AT_A_TIME ? null : cases.getLast());
    }

    private static void refold(CaseSubscription view, String caseId, List<Parked> still) {
        try {
            view.refold(caseId);
        } catch (RuntimeException failed) {
            String reason = FailureKind.rootOf(failed).toString();
            still.add(told(
                    view,
                    new ParkedCase(caseId, 0, reason, InstantSource.system().instant())));
            return;
        }
        ParkedCase parked = view.parked(caseId);
        if (parked != null) {
            still.add(told(view, parked));
        }
    }

    private static boolean is(String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static Parked told(CaseSubscription view, ParkedCase parked) {
        return new Parked(view.group(), parked.caseId(), parked.seq(), parked.kind(), parked.reason(), parked.at());
    }

    private void note(Actor actor, String what, String group, String caseId, String why) {
        audit.note(actor, what, Map.of("group", group, "caseId", caseId), why);
    }

    private CaseSubscription view(String group) {
        return subscriptions.stream()
                .filter(view -> view.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.ofStatus(404)));
    }
}
