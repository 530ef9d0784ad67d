package org.ballcourt.cases.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.standing.Court;
import org.ballcourt.cases.suggestion.Suggestion.ForComplaint;
import org.ballcourt.cases.suggestion.Suggestion.ForRuling;
import org.ballcourt.cases.suggestion.Suggestion.LikeCase;
import org.ballcourt.cases.suggestion.Suggestion.Source;
import org.ballcourt.cases.suggestion.Suggestion.Why;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.SubmitEvidence;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.messages.Language;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final Actor AGENT = Actor.parse("AGENT/wang");
    private static final Language CHINESE = Language.of("zh");

    private final Court court = new Court();
    private final SuggestionsInMemory kept = new SuggestionsInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Suggestions suggestions = with(LanguageModel.NONE);
    private final SuggestionFigures figures = new SuggestionFigures(kept, court.standings());

    private Suggestions with(LanguageModel model) {
        return new Suggestions(
                new CaseDecider(Shipped.policies()), court.standings(), kept, model, court.cases(), meters);
    }

    private Suggestion suggested(String caseId) {
        return suggestions.forRuling(AGENT, caseId, court.state(caseId), CHINESE);
    }

    private static ForRuling draft(Suggestion suggestion) {
        return (ForRuling) suggestion.proposal();
    }

    private String inAdjudication() {
        return court.inAdjudication("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
    }

    private SuggestionFigures.Line line() {
        return figures.between(
                        court.now().minus(Duration.ofDays(300)), court.now().plus(Duration.ofDays(1)), 100)
                .lines()
                .getFirst();
    }

    @Test
    void dismissesWhereTheBuyerProvedNothing() {
        ForRuling draft = draft(suggested(inAdjudication()));

        assertThat(draft.result()).isEqualTo(RulingResult.DISMISSED);
        assertThat(draft.atFault()).isEqualTo(Fault.NONE);
        assertThat(draft.findings().getFirst().finding()).isEqualTo(Finding.NOT_PROVEN);
        assertThat(draft.findings().getFirst().why()).isEqualTo(Why.BURDEN_NOT_MET);
    }

    @Test
    void grantsWhatWasClaimedWhereTheBuyersProofIsUnanswered() {
        String caseId = inEvidence();
        brings(caseId, "BUYER/li", "DEFECT_SHOWN");
        ForRuling draft = draft(suggested(caseId));

        assertThat(draft.result()).isEqualTo(RulingResult.GRANTED);
        assertThat(draft.amount().amount()).isEqualByComparingTo("129.00");
        assertThat(draft.liability()).isNotEmpty();
        assertThat(draft.findings().getFirst().evidence()).containsExactly("ev-BUYER/li");
    }

    @Test
    void leavesItToPeopleToWeighProofAgainstProof() {
        String caseId = inEvidence();
        brings(caseId, "BUYER/li", "DEFECT_SHOWN");
        brings(caseId, "SELLER/shop", "DEFECT_SHOWN");
        ForRuling draft = draft(suggested(caseId));

        assertThat(draft.result()).isNull();
        assertThat(draft.findings().getFirst().why()).isEqualTo(Why.CONTESTED);
        assertThat(draft.findings().getFirst().finding()).isNull();
    }

    private String inEvidence() {
        String caseId = court.inEvidence("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
        assertThat(court.state(caseId).proof().burdens()).isNotEmpty();
        return caseId;
    }

    private void brings(String caseId, String actor, String element) {
        court.cases().upload("ev-" + actor, actor);
        court.does(caseId, actor, new SubmitEvidence("ev-" + actor, element, null));
    }

    @Test
    void showsHowCasesLikeItEnded() {
        String before = court.ruled("mei", "shop", "AGENT/wang", RulingResult.DISMISSED);
        court.waits("P8D");

        assertThat(draft(suggested(inAdjudication())).like())
                .extracting(LikeCase::caseId, LikeCase::result)
                .containsExactly(tuple(before, RulingResult.DISMISSED));
    }

    @Test
    void changesNoCase() {
        String caseId = inAdjudication();
        int stored = court.cases().stored();
        Suggestion suggestion = suggested(caseId);
        suggestions.answer(AGENT, suggestion.id(), true, "fits");

        assertThat(court.cases().stored()).isEqualTo(stored);
    }

    @Test
    void takesTheFirstAnswerOfWhoeverWasShownIt() {
        Suggestion suggestion = suggested(inAdjudication());

        assertThat(suggestions.answer(new Actor(Role.AGENT, "other"), suggestion.id(), true, null))
                .isEmpty();
        assertThat(suggestions
                        .answer(AGENT, suggestion.id(), false, "too early")
                        .orElseThrow()
                        .answer()
                        .accepted())
                .isFalse();
        assertThat(suggestions
                        .answer(AGENT, suggestion.id(), true, null)
                        .orElseThrow()
                        .answer()
                        .accepted())
                .isFalse();
        assertThat(suggestions.answer(AGENT, "SG-none", true, null)).isEmpty();
        assertThat(meters.get("ballcourt.suggestions")
                        .tag("what", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void measuresWhetherPeopleAgreed() {
        String caseId = inAdjudication();
        Suggestion suggestion = suggested(caseId);
        suggestions.answer(AGENT, suggestion.id(), true, null);
        assertThat(line().ruled()).isZero();
        court.rules(caseId, "AGENT/wang", RulingResult.DISMISSED);

        assertThat(line().ruled()).isEqualTo(1);
        assertThat(line().agreed()).isEqualTo(1);
        assertThat(line().overturned()).isZero();
        assertThat(line().accepted()).isEqualTo(1);
        assertThat(line().policy()).isEqualTo(suggestion.policy());
        assertThat(line().tookWith()).isNotNull();
    }

    @Test
    void measuresWhereTheyRuledOtherwise() {
        String caseId = inAdjudication();
        suggested(caseId);
        suggested(caseId);
        court.rules(caseId, "AGENT/wang", RulingResult.GRANTED);

        assertThat(line().shown()).isEqualTo(2);
        assertThat(line().open()).isEqualTo(2);
        assertThat(line().ruled()).isEqualTo(1);
        assertThat(line().agreed()).isZero();
        assertThat(line().tookWith()).isNull();
    }

    @Test
    void namesReasonRemedyAndWhatWillHaveToBeProven() {
        Suggestion suggestion =
                suggestions.forComplaint(Actor.parse("BUYER/li"), "电机异响，不转了", GoodsClass.ELECTRONICS, null, CHINESE);
        ForComplaint proposal = (ForComplaint) suggestion.proposal();

        assertThat(proposal.reason()).isEqualTo(Reason.QUALITY_DEFECT);
        assertThat(proposal.checklist().getFirst().element()).isEqualTo("DEFECT_SHOWN");
        assertThat(proposal.checklist().getFirst().clause()).contains("举证");
        assertThat(suggestion.source()).isEqualTo(Source.RULES);
    }

    @Test
    void suggestsNothingForWordsThatNobodyKnows() {
        ForComplaint proposal = (ForComplaint) suggestions
                .forComplaint(Actor.parse("BUYER/li"), "xyzzy", null, null, CHINESE)
                .proposal();

        assertThat(proposal.reason()).isNull();
        assertThat(proposal.checklist()).isEmpty();
    }

    @Test
    void labelsWhatALanguageModelThoughtOf() {
        Suggestion suggestion = with((text, found) -> Optional.of(Reason.FRAUD))
                .forComplaint(Actor.parse("BUYER/li"), "电机异响", null, null, CHINESE);

        assertThat(suggestion.source()).isEqualTo(Source.MODEL);
        assertThat(((ForComplaint) suggestion.proposal()).reason()).isEqualTo(Reason.FRAUD);
        assertThat(((ForComplaint) suggestion.proposal()).others())
                .extracting(Suggestion.Guess::reason)
                .contains(Reason.QUALITY_DEFECT);
    }

    @Test
    void countsHowCasesEndedOnceTheyCannotBeToldApart() {
        for (int i = 1; i < FilingGuides.LEAST; i++) {
            court.ruled("b" + i, "shop", "AGENT/wang", RulingResult.DISMISSED);
        }
        court.waits("P8D");
        assertThat(ended()).isNull();
        court.ruled("last", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.waits("P8D");

        assertThat(ended().results())
                .containsEntry(RulingResult.DISMISSED, FilingGuides.LEAST - 1L)
                .containsEntry(RulingResult.GRANTED, 1L);
    }

    @Test
    void showsASellersRungAndRatesOnceItsCasesCannotBeToldApart() {
        for (int i = 1; i < FilingGuides.LEAST; i++) {
            court.ruled("b" + i, "shop", "AGENT/wang", RulingResult.GRANTED);
        }
        court.waits("P8D");
        assertThat(guide("shop").seller()).isNull();
        court.ruled("last", "shop", "AGENT/wang", RulingResult.DISMISSED);
        court.waits("P8D");

        String shown = Wire.json().writeValueAsString(guide("shop").seller());
        assertThat(Wire.json().readTree(shown).propertyNames())
                .containsExactlyInAnyOrder("of", "cases", "rung", "penalty", "rates");
        assertThat(shown).contains("\"upheld\":{\"count\":4,\"of\":5").doesNotContain("BC-", "points", "reasons");
        assertThat(guide("nobody").seller()).isNull();
        assertThat(guide("no/id").seller()).isNull();
        assertThat(guide(null).seller()).isNull();
    }

    private FilingGuide.Ended ended() {
        return guide(null).ended();
    }

    @Test
    void countsNoCaseOfAnotherMarket() {
        for (int i = 0; i < FilingGuides.LEAST; i++) {
            court.ruled("b" + i, "shop", "AGENT/wang", RulingResult.DISMISSED);
        }
        court.waits("P8D");

        assertThat(ended()).isNotNull();
        assertThat(guide(null, "eu-marketplace").ended()).isNull();
    }

    @Test
    void drawsTheChecklistFromTheMarketThatIsAskedFor() {
        Suggestion suggestion = suggestions.forComplaint(
                Actor.parse("BUYER/li"), "电机异响，不转了", GoodsClass.ELECTRONICS, "eu-marketplace", CHINESE);

        assertThat(suggestion.policy()).startsWith("eu-marketplace");
    }

    private FilingGuide guide(String seller) {
        return guide(seller, null);
    }

    private FilingGuide guide(String seller, String market) {
        return new FilingGuides(Shipped.policies(), court.standings(), court.cases())
                .of(Reason.QUALITY_DEFECT, GoodsClass.ELECTRONICS, market, seller, CHINESE);
    }
}
