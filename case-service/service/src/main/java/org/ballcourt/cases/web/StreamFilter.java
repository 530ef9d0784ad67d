package org.ballcourt.cases.web;

import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;

/**
 * What of its events somebody wants to hear of.
 *
 * @param caseId null for all
 * @param seller of the dispute; null for all
 */
record StreamFilter(String caseId, String seller) {
    private static final Set<String> KNOWN = Set.of("caseId", "seller");
    /** They are not told who the seller is, and shall not find out by asking. */
    private static final Set<String> FOR_OUTSIDERS = Set.of("caseId");

    /** Names all parameters that there are not. */
    static StreamFilter of(Map<String, String> parameters, Actor actor) {
        Set<String> known = actor != null && actor.role().isThirdParty() ? FOR_OUTSIDERS : KNOWN;
        RequestReading reading = new RequestReading();
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reading.fault(
                        name,
                        Message.of("http.no-parameter")
                                .with("known", known.stream().sorted().toList())));
        reading.requireFaultless(null);
        return new StreamFilter(parameters.get("caseId"), parameters.get("seller"));
    }

    boolean lets(RecordedEvent event, Parties parties) {
        return (caseId == null || caseId.equals(event.caseId())) && (seller == null || seller.equals(parties.seller()));
    }
}
