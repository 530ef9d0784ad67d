package org.ballcourt.cases.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportingTest {
    private static final String SMALL_TO_200 = Drafts.with("smallClaim: \"50.00\"", "smallClaim: \"200.00\"");
    private static final Scope ALL = new Scope(null, null, "cn-marketplace");

    private final CaseStore store = new InMemoryCaseStore();
    private final WhatIf whatIf = new WhatIf(store, Drafts.LOADED);

    private JsonNode report(String draft, Scope scope) {
        try {
            return whatIf.run(Drafts.draft(draft), scope, (replayed, of) -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void silentSeller(String caseId, String amount) {
        LoggedCase.filed(caseId, amount)
                .waits("PT49H")
                .does("BUYER/li", new WithdrawComplaint("x"))
                .storeIn(store);
    }

    @Test
    void saysThatTheSameRulesChangeNothing() {
        silentSeller("BC-1", "129.00");
        silentSeller("BC-2", "130.00");

        JsonNode report = report(Drafts.SHIPPED, ALL);

        assertThat(report.at("/cases/replayed").asInt()).isEqualTo(2);
        assertThat(report.at("/cases/changed").asInt()).isZero();
        assertThat(report.at("/changes").isEmpty()).isTrue();
        assertThat(ReportText.of(report, Language.of("en")))
                .contains("2 closed cases replayed, 0 of them changed", "Nothing");
        assertThat(ReportText.of(report, Language.of("zh"))).contains("重演已结案件 2 件", "没有任何差异。");
    }

    @Test
    void saysForWhomItIsBetter() {
        silentSeller("BC-1", "129.00");
        silentSeller("BC-2", "150.00");
        silentSeller("BC-3", "900.00");

        JsonNode report = report(SMALL_TO_200, ALL);

        assertThat(report.at("/cases/changed").asInt()).isEqualTo(2);
        assertThat(report.at("/outcomes/WITHDRAWN -> REMEDY_PERFORMED").asInt()).isEqualTo(2);
        assertThat(report.at("/money/0/account").asString()).isEqualTo("BUYER");
        assertThat(report.at("/money/0/sum").asString()).isEqualTo("279.00");
        assertThat(report.at("/money/0/better").asInt()).isEqualTo(2);
        assertThat(report.at("/money/1/account").asString()).isEqualTo("SELLER");
        assertThat(report.at("/money/1/worse").asInt()).isEqualTo(2);
        assertThat(report.at("/reasons/0/replayed").asInt()).isEqualTo(3);
        assertThat(report.at("/reasons/0/changed").asInt()).isEqualTo(2);
        assertThat(report.at("/sellers/0/seller").asString()).isEqualTo("shop");
        assertThat(report.at("/largest/0/caseId").asString()).isEqualTo("BC-2");
        assertThat(report.at("/largest/1/caseId").asString()).isEqualTo("BC-1");
        assertThat(report.at("/caveat/zh").asString()).contains("行为");
        assertThat(report).isEqualTo(report(SMALL_TO_200, ALL));
        assertThat(ReportText.of(report, Language.of("en")))
                .contains("BUYER +279.00 CNY: better in 2 cases", "acted differently", "WITHDRAWN -> REMEDY_PERFORMED");
        assertThat(ReportText.of(report, Language.of("zh"))).contains("BUYER +279.00 CNY：更好 2 件", "规则不同");
    }

    @Test
    void countsWhatItPassesOver() {
        silentSeller("BC-1", "129.00");
        LoggedCase.filed("BC-2", "129.00").storeIn(store);
        store.fence(CaseLog.empty("BC-3"));
        Scope later = new Scope(LoggedCase.START.plus(Duration.ofDays(1)), null, "cn-marketplace");

        assertThat(report(SMALL_TO_200, ALL).at("/cases/passedOver").toString())
                .isEqualTo("{\"NOT_A_DISPUTE\":1,\"STILL_OPEN\":1,\"OTHER_MARKET\":0,\"OUTSIDE_PERIOD\":0}");
        assertThat(report(SMALL_TO_200, later)
                        .at("/cases/passedOver/OUTSIDE_PERIOD")
                        .asInt())
                .isEqualTo(2);
        assertThat(report(SMALL_TO_200, new Scope(null, null, "other"))
                        .at("/cases/passedOver/OTHER_MARKET")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void namesTheCaseThatItsOwnRulesDoNotBringAbout() {
        List<DatedEvent> invented = List.of(
                new DatedEvent(Samples.START, Samples.BUYER, Samples.filed("O-1")),
                new DatedEvent(Samples.START, Samples.BUYER, Samples.closed(Outcome.SETTLED)));
        CaseLog empty = CaseLog.empty("BC-9");
        store.append(
                empty,
                new CommitWriter(Samples.keys()).write(empty, Samples.BUYER, "c1", "hash", Samples.START, invented));

        JsonNode report = report(SMALL_TO_200, ALL);

        assertThat(report.at("/cases/notReplayable").asInt()).isEqualTo(1);
        assertThat(report.at("/cases/replayed").asInt()).isZero();
        assertThat(report.at("/cases/firstNotReplayable/0/caseId").asString()).isEqualTo("BC-9");
        assertThat(report.at("/cases/firstNotReplayable/0/seq").asInt()).isEqualTo(1);
        assertThat(ReportText.of(report, Language.of("en"))).contains("NOT REPLAYABLE and in no figure: 1", "BC-9 #1");
        assertThat(ReportText.of(report, Language.of("zh"))).contains("无法重演、未计入任何数字：1 件");
    }

    @Test
    void stopsWhenNobodyListensAnyMore() {
        for (int i = 1; i <= 5; i++) {
            silentSeller("BC-" + i, "129.00");
        }
        List<Long> heard = new ArrayList<>();

        assertThatThrownBy(() -> whatIf.run(Drafts.draft(SMALL_TO_200), ALL, (replayed, of) -> {
                    heard.add(replayed);
                    if (replayed == 2) {
                        throw new IOException("gone");
                    }
                }))
                .hasMessage("gone");
        assertThat(heard).containsExactly(0L, 1L, 2L);
    }
}
