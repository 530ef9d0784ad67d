package org.ballcourt.cases.suggestion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.suggestion.Suggestion.Answer;
import org.ballcourt.cases.suggestion.Suggestion.ForComplaint;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.cases.suggestion.Suggestion.Kind;
import org.ballcourt.cases.suggestion.Suggestion.LikeCase;
import org.ballcourt.cases.suggestion.Suggestion.Proposal;
import org.ballcourt.cases.suggestion.Suggestion.Source;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.messages.Language;

/** Makes suggestions, keeps each with what it rests on, and takes what people make of it. It sends no command. */
public final class Suggestions {
    private static final int MOST_LIKE = 5;

    private final CaseDecider decider;
    private final Standings standings;
    private final SuggestionRepository kept;
    private final LanguageModel model;
    private final InstantSource time;
    private final MeterRegistry meters;

    Suggestions(
            CaseDecider decider,
            Standings standings,
            SuggestionRepository kept,
            LanguageModel model,
            InstantSource time,
            MeterRegistry meters) {
        this.decider = decider;
        this.standings = standings;
        this.kept = kept;
        this.model = model;
        this.time = time;
        this.meters = meters;
    }

    /** Made by the first complaint that somebody wants help with. */
    private static final class Finder {
        static final ReasonFinder REASONS = new ReasonFinder();
    }

    /**
     * Reason, remedy and what will have to be proven, for a complaint that is told in the caller's own words. Only the words are kept that spoke for a reason.
     *
     * @param goodsClass null where it is not known
     * @param market one of {@link #markets}; null for the installation's own
     */
    public Suggestion forComplaint(
            Actor shownTo, String text, GoodsClass goodsClass, String market, Language language) {
        Policy policy = decider.policies().ofMarket(market, time.instant()).orElseThrow();
        List<Guess> found = Finder.REASONS.find(text);
        Optional<Reason> other = model.reasonOf(text, found);
        Reason reason = other.orElse(found.isEmpty() ? null : found.getFirst().reason());
        ForComplaint proposal = new ForComplaint(
                reason,
                reason == null ? null : usualRemedy(reason),
                found,
                reason == null
                        ? List.of()
                        : Checklist.of(policy, reason, goodsClass == null ? GoodsClass.OTHER : goodsClass, language));
        return keep(Kind.COMPLAINT, other.isPresent() ? Source.MODEL : Source.RULES, null, shownTo, policy, proposal);
    }

    /** The markets that complaints can be told of, the installation's own first. */
    public List<String> markets() {
        return decider.policies().markets(time.instant()).stream()
                .map(Policy::market)
                .toList();
    }

    /** The draft of a ruling by the policy's own rule, beside cases like it. */
    public Suggestion forRuling(Actor shownTo, String caseId, CaseState state, Language language) {
        Policy policy = decider.policyOf(state, time.instant());
        List<LikeCase> like = standings
                .decidedLike(
                        policy.market(),
                        state.filing().reason(),
                        state.filing().order().goodsClass(),
                        MOST_LIKE)
                .stream()
                .map(decided -> new LikeCase(
                        decided.caseId(), decided.result(), decided.remedy(), decided.granted(), decided.revised()))
                .toList();
        return keep(Kind.RULING, Source.RULES, caseId, shownTo, policy, RulingDraft.of(state, policy, like, language));
    }

    private Suggestion keep(Kind kind, Source source, String caseId, Actor shownTo, Policy policy, Proposal proposal) {
        Suggestion suggestion = new Suggestion(
                "SG-" + UUID.randomUUID(),
                kind,
                source,
                caseId,
                shownTo,
                time.instant(),
                policy.version(),
                proposal,
                null);
        kept.add(suggestion);
        count(suggestion, "shown");
        return suggestion;
    }

    /** Empty if that person was never shown it; the first answer stays. */
    public Optional<Suggestion> answer(Actor by, String id, boolean accepted, String why) {
        Optional<Suggestion> shown =
                kept.find(id).filter(found -> found.shownTo().equals(by));
        if (shown.isEmpty() || shown.get().answer() != null) {
            return shown;
        }
        Answer answer = new Answer(accepted, why, time.instant());
        if (!kept.answer(id, answer)) {
            return kept.find(id);
        }
        count(shown.get(), accepted ? "accepted" : "refused");
        return Optional.of(shown.get().answered(answer));
    }

    private void count(Suggestion suggestion, String what) {
        Counter.builder("ballcourt.suggestions")
                .description("Suggestions that were shown, accepted or refused")
                .tags(
                        "kind",
                        suggestion.kind().name(),
                        "source",
                        suggestion.source().name(),
                        "policy",
                        suggestion.policy(),
                        "what",
                        what)
                .register(meters)
                .increment();
    }

    private static Remedy usualRemedy(Reason reason) {
        return switch (reason) {
            case QUALITY_DEFECT, NOT_AS_DESCRIBED, NO_REASON_RETURN, RETURN_REFUSED, PARCEL_DAMAGED ->
                Remedy.RETURN_AND_REFUND;
            case PARCEL_LOST, DELIVERY_STALLED, REFUND_UNPAID, SELLER_MISCONDUCT -> Remedy.REFUND;
            case WARRANTY_REFUSED -> Remedy.REPAIR;
            case FALSE_ADVERTISING, COUNTERFEIT, FRAUD, INJURY_OR_ALLERGY, SERVICE_PROMISE_BROKEN ->
                Remedy.COMPENSATION;
        };
    }
}
