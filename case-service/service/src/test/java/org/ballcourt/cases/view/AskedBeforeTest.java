package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.LineName;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.MisuseFlag;
import org.junit.jupiter.api.Test;

/** What is asked for when it is counted how often somebody came, and for whom nothing is. */
class AskedBeforeTest implements AskedBefore.Sources {
    private final CasesInMemory cases = new CasesInMemory();
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<String> contacts(Actor by, String about, Instant since, String caseId) {
        asked.add(by + " about " + about + " for " + Duration.between(since, cases.instant()) + " beside " + caseId);
        return List.of("CT-2", "CT-1");
    }

    @Override
    public List<String> cases(String line, String buyer, Instant since, String caseId) {
        asked.add("cases of " + buyer + " about " + line + " for " + Duration.between(since, cases.instant())
                + " beside " + caseId);
        return List.of("BC-0");
    }

    private TimesAsked of(CasesInMemory world, String caseId, String reader) {
        return new AskedBefore(new CaseDecider(Shipped.policies()), this, world)
                .of(world.find(caseId).orElseThrow(), Actor.parse(reader));
    }

    private String contact(LineName line) {
        return cases.send(
                null, "BUYER/li", new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "where", null, line));
    }

    @Test
    void countsContactsAndCasesOfTheBuyerForTheBuyerAndThePlatform() {
        String dispute = cases.send(null, "BUYER/li", Samples.complaint());
        String line = Samples.complaint().order().line();
        for (String reader : List.of("BUYER/li", "AGENT/wang")) {
            asked.clear();
            assertThat(of(cases, dispute, reader))
                    .isEqualTo(new TimesAsked(4, List.of("CT-2", "CT-1"), List.of("BC-0")));
            assertThat(asked)
                    .containsExactly(
                            "BUYER/li about " + line + " for PT2160H beside " + dispute,
                            "cases of li about " + line + " for PT2160H beside " + dispute);
        }
    }

    @Test
    void countsForASellerItsOwnContactsAlone() {
        String dispute = cases.send(null, "BUYER/li", Samples.complaint());
        assertThat(of(cases, dispute, "SELLER/shop").cases()).isEmpty();
        assertThat(asked).singleElement().asString().startsWith("SELLER/shop about ");
    }

    @Test
    void countsACaseForAContactOnlyWhereItIsAboutAnOrderLine() {
        assertThat(of(cases, contact(null), "BUYER/li").cases()).isEmpty();
        assertThat(asked).singleElement().asString().startsWith("BUYER/li about REFUND for ");
        assertThat(of(cases, contact(new LineName("O-7", "2")), "SUPERVISOR/gao")
                        .cases())
                .containsExactly("BC-0");
    }

    @Test
    void countsNothingUnderTheFirstEditionNorForOthersNorForOtherMatters() {
        CasesInMemory before = new CasesInMemory(Shipped.firstEdition());
        assertThat(of(before, before.send(null, "BUYER/li", Samples.complaint()), "BUYER/li"))
                .isNull();
        String dispute = cases.send(null, "BUYER/li", Samples.complaint());
        assertThat(of(cases, dispute, "CARRIER/fastship")).isNull();
        cases.raise(MisuseFlag.SILENCE);
        String contest = cases.send(null, "SELLER/shop", new ContestFlag(MisuseFlag.SILENCE, "the flag is wrong"));
        assertThat(of(cases, contest, "SELLER/shop")).isNull();
        assertThat(asked).isEmpty();
    }
}
