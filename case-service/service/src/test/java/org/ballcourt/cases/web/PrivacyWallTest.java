package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

/** Every text of a story is a canary; what each reader gets to see of them through any answer is listed here, and nothing more. */
class PrivacyWallTest {
    private static final Pattern CANARY = Pattern.compile("CANARY-[a-z0-9-]+");
    private static final Set<String> OF_BOTH_SIDES = Set.of(
            "CANARY-statement",
            "CANARY-contact",
            "CANARY-rejection",
            "CANARY-ground",
            "CANARY-said",
            "CANARY-caption",
            "CANARY-label");

    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private void tellTheStory() {
        http.does("SELLER/shop", caseId, new AddStatement("CANARY-said", Audience.ALL));
        http.does("SELLER/shop", caseId, new AddStatement("CANARY-seller-note", Audience.PLATFORM));
        http.does("BUYER/li", caseId, new AddStatement("CANARY-buyer-note", Audience.PLATFORM));
        CarrierStory.untilTheCarrierIsAsked(http.cases, caseId);
        http.cases.upload("ev-label", "BUYER/li");
        http.cases.upload("ev-scan", "CARRIER/fastship");
        http.does("BUYER/li", caseId, new SubmitEvidence("ev-label", "DELIVERED", "CANARY-label"));
        http.does("CARRIER/fastship", caseId, new AddStatement("CANARY-carrier-note", Audience.PLATFORM));
        http.does("CARRIER/fastship", caseId, new SubmitEvidence("ev-scan", "DELIVERED", "CANARY-caption"));
        http.does("AGENT/wang", caseId, new AddStatement("CANARY-agent-note", Audience.PLATFORM));
        http.does(
                "AGENT/wang", caseId, new HandOff(new Actor(Role.AGENT, "chen"), HandOffReason.ABSENCE, List.of("1")));
    }

    private Set<String> canaries(String reader) {
        Set<String> seen = new TreeSet<>();
        List<Reply> answers = List.of(
                http.sees(reader, "/api/cases/{id}", caseId),
                http.sees(reader, "/api/cases/{id}/events", caseId),
                http.does(reader, caseId, new AcceptClaim()),
                http.does(reader, caseId, new AddStatement("hello", Audience.PLATFORM)),
                http.does(reader, caseId, new ConfirmStep(null, null)));
        for (Reply answer : answers) {
            Matcher matcher = CANARY.matcher(answer.text());
            while (matcher.find()) {
                seen.add(matcher.group());
            }
        }
        return seen;
    }

    private static Set<String> and(String... more) {
        Set<String> all = new TreeSet<>(OF_BOTH_SIDES);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void showsEachReaderTheirTextsAndNoOther() {
        tellTheStory();
        Map<String, Set<String>> expected = Map.of(
                "BUYER/li", and("CANARY-buyer-note"),
                "SELLER/shop", and("CANARY-seller-note"),
                "AGENT/wang",
                        and("CANARY-buyer-note", "CANARY-seller-note", "CANARY-carrier-note", "CANARY-agent-note"),
                "REVIEWER/xu",
                        and("CANARY-buyer-note", "CANARY-seller-note", "CANARY-carrier-note", "CANARY-agent-note"),
                "CARRIER/fastship", new TreeSet<>(Set.of("CANARY-carrier-note", "CANARY-caption")),
                "CARRIER/slowship", Set.of(),
                "BUYER/other", Set.of(),
                "SELLER/other", Set.of(),
                "LAB/one", Set.of(),
                "STRANGER/mallory", Set.of());
        expected.forEach(
                (reader, texts) -> assertThat(canaries(reader)).as(reader).isEqualTo(texts));
    }

    @Test
    void tellsTheCarrierTheParcelButNotThePeople() {
        tellTheStory();
        for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
            String text = http.sees("CARRIER/fastship", path, caseId).text();
            assertThat(text).doesNotContain("\"li\"", "/li", "\"shop\"", "/shop", "180.00", "图书");
        }
        assertThat(http.sees("CARRIER/fastship", "/api/cases/{id}", caseId).text())
                .contains("FS-77", "fastship", "请提供签收证明");
    }
}
