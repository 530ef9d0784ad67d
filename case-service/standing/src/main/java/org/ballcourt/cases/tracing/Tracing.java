package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.tracing.ShownTraceGroup.Member;
import org.ballcourt.cases.tracing.TraceGroup.Decided;
import org.ballcourt.cases.tracing.TraceGroups.State;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.records.SealedWords;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TraceGroupDecided;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;

/** Shows groups of cases to supervisors, and takes what they decide. Of everybody else it tells only whether a case is in any. */
public final class Tracing implements TracedMembership {
    private static final int ATTEMPTS = 5;

    private final TracedCases cases;
    private final TraceGroups groups;
    private final TraceBook book;
    private final TextEncryption keys;
    private final InstantSource time;
    private final Independence independence;

    Tracing(
            TracedCases cases,
            TraceGroups groups,
            TraceBook book,
            TextEncryption keys,
            InstantSource time,
            Independence independence) {
        this.cases = cases;
        this.groups = groups;
        this.book = book;
        this.keys = keys;
        this.time = time;
        this.independence = independence;
    }

    /** @param measures each once; none where it is declined */
    public record Decision(TraceDecision decision, List<TraceMeasure> measures, String reasons) {
        public Decision {
            measures = measures.stream().distinct().toList();
        }
    }

    /** @param next the cursor of the next page; null for the last one */
    public record Page<T>(List<T> items, String next) {
        private static <T> Page<T> of(List<T> found, int limit, Function<T, String> id) {
            boolean more = found.size() > limit;
            List<T> shown = more ? found.subList(0, limit) : found;
            return new Page<>(shown, more ? id.apply(shown.getLast()) : null);
        }

        private <R> Page<R> map(Function<T, R> shown) {
            return new Page<>(items.stream().map(shown).toList(), next);
        }
    }

    @Override
    public boolean isPartOfGroup(String caseId) {
        return cases.find(caseId)
                .filter(one -> groups.anySpans(one.marks(), one.filedAt()))
                .isPresent();
    }

    /**
     * Newest first.
     *
     * @param state null for all
     * @param after the cursor of the page before; null for the first
     */
    public Page<ShownTraceGroup> page(String state, String after, int limit, Language language) {
        TraceGroup last = after == null ? null : groups.find(after).orElse(null);
        State which = state == null ? null : State.valueOf(state);
        return Page.of(groups.page(which, last, limit + 1), limit, TraceGroup::id)
                .map(group -> shown(group, language));
    }

    public Optional<ShownTraceGroup> find(String id, Language language) {
        return groups.find(id).map(group -> shown(group, language));
    }

    /**
     * Newest first; empty for a group that does not exist.
     *
     * @param after the cursor of the page before; null for the first
     */
    public Optional<Page<Member>> members(String id, String after, int limit) {
        return groups.find(id).map(group -> {
            Optional<TracedCase> last = Optional.ofNullable(after).flatMap(cases::find);
            List<TracedCase> found = last.isPresent()
                    ? cases.markedAfter(last.get(), group.marks(), group.from(), limit + 1)
                    : cases.marked(group.marks(), group.from(), group.until(), limit + 1);
            // Those of other markets are left out afterwards, so a page may be shorter, and still have one after it.
            Page<TracedCase> page = Page.of(found, limit, TracedCase::caseId);
            List<Member> members = page.items().stream()
                    .filter(one -> book.isOf(group.market(), one))
                    .map(one -> Member.of(one, book.counts(one)))
                    .toList();
            return new Page<>(members, page.next());
        });
    }

    /**
     * Throws {@link Refused} where somebody decided before, {@link CaseRejection} where it is the supervisor's own case, or no reason is given.
     *
     * @return empty for a group that does not exist
     */
    public Optional<ShownTraceGroup> decide(String id, Actor supervisor, Decision decision, Language language) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<TraceGroup> before = groups.find(id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            requireAllowed(before.get(), supervisor, decision);
            TraceGroup after = decided(before.get(), supervisor, decision);
            if (groups.replace(before.get(), after)) {
                return Optional.of(shown(after, language));
            }
        }
        throw new IllegalStateException("Group " + id + " was changed by others " + ATTEMPTS + " times");
    }

    private void requireAllowed(TraceGroup group, Actor supervisor, Decision decision) {
        if (!group.isOpen()) {
            throw new Refused(Problem.of(
                    "GROUP_DECIDED",
                    409,
                    Message.of("trace.decided-already")
                            .with("by", group.decision().by())));
        }
        if (cases.hasSide(supervisor.id(), group.marks(), group.from(), group.until())) {
            throw new CaseRejection(
                    RejectionCode.OWN_CASE, Message.of("trace.own-case").with("actor", supervisor));
        }
        boolean near = independence.relativesOf(supervisor).stream()
                .anyMatch(one -> cases.hasSide(one.id(), group.marks(), group.from(), group.until()));
        if (near) {
            throw Independence.refused(supervisor);
        }
        SecondEdition.Reasons rule = book.of(group.policy()).secondEdition().reasons();
        if (!rule.isReason(decision.reasons())) {
            throw rule.missing(Message.of("rule.reason-missing").with("fields", "reasons"), List.of("reasons"));
        }
    }

    /** What is filed from then on may make another group; nothing that was counted leaves this one. */
    private TraceGroup decided(TraceGroup group, Actor supervisor, Decision decision) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant afterLast = group.figures().lastAt().plusMillis(1);
        PersonalText reasons = keys.seal(group.id(), PersonalText.of(supervisor, decision.reasons()));
        TraceEvent event = new TraceGroupDecided(
                group.nextEventId(),
                group.id(),
                group.seq() + 1,
                now,
                decision.decision(),
                decision.measures(),
                supervisor,
                new SealedWords(reasons.subject(), reasons.sealed()));
        return group.decided(
                new Decided(decision.decision(), decision.measures(), supervisor, now, reasons),
                now.isBefore(afterLast) ? afterLast : now,
                event);
    }

    private ShownTraceGroup shown(TraceGroup group, Language language) {
        Messages messages = Messages.in(language);
        Decided decided = group.decision();
        String reasons = decided == null ? null : keys.open(group.id(), decided.reasons());
        boolean erased = decided != null && reasons == null;
        return ShownTraceGroup.of(group, erased ? messages.text(Message.of("view.erased")) : reasons, messages);
    }
}
