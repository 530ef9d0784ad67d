package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.cases.view.KnownParties;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.OpenStreams;
import org.junit.jupiter.api.Test;

/** What a stream reads of a case before it knows whether the case is its reader's business. */
class FollowingCasesTest {
    private final CasesInMemory cases = new CasesInMemory();
    private final String dispute = cases.send(null, "BUYER/li", Samples.complaint());
    private final List<String> looks = new ArrayList<>();
    private int logsRead;
    private CaseFeed.Sink sink;

    FollowingCasesTest() {
        cases.send(dispute, "BUYER/li", new AddStatement("x", null));
    }

    private void hears(String who, Map<String, String> parameters) throws Exception {
        Actor actor = Actor.parse(who);
        CaseFeed feed = (_, following) -> {
            sink = following;
            return () -> {};
        };
        new StreamController(
                        feed,
                        new KnownParties(cases),
                        cases.views(),
                        (reader, of, what) -> looks.add(reader + " " + what + " " + of),
                        new SharedRenderings(),
                        new OpenStreams(1),
                        cases.independence(),
                        caseId -> {
                            logsRead++;
                            return cases.find(caseId);
                        })
                .stream(null, parameters, actor, Language.of("en"), null);
        RecordedEvent last = cases.find(dispute).orElseThrow().events().getLast();
        sink.event("1", last);
    }

    @Test
    void readsNoLogForAStrangerOrForWhoIsTooNear() throws Exception {
        cases.related("lin", "SELLER/shop");
        for (String who : List.of("BUYER/other", "SELLER/other", "AGENT/lin")) {
            hears(who, Map.of("holder", "SELLER"));
            hears(who, Map.of("stage", "NEGOTIATION"));
        }
        assertThat(logsRead).isZero();
        assertThat(looks).isEmpty();
    }

    @Test
    void readsItForWhoeverMayKnowWhoHasTheBall() throws Exception {
        hears("AGENT/mei", Map.of("holder", "SELLER"));
        assertThat(logsRead).isOne();
        assertThat(looks).containsExactly("AGENT/mei stream [" + dispute + "]");
    }
}
