package org.ballcourt.cases.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.view.CaseBall;
import org.ballcourt.cases.view.FollowedBalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * What of its events somebody wants to hear of.
 *
 * @param caseId null for all
 * @param seller of the dispute; null for all
 * @param stage in which the case stands before or after the event; null for all
 * @param holder who has the ball before or after it, {@code ROLE} or {@code ROLE/id}; null for all
 */
record StreamFilter(String caseId, String seller, Stage stage, String holder) {
    private static final Set<String> KNOWN = Set.of("caseId", "seller", "stage", "holder");
    /** They are not told who the seller is or who else has the ball, and shall not find out by asking. */
    private static final Set<String> FOR_OUTSIDERS = Set.of("caseId");

    private static final Message STAGES =
            Message.of("http.one-of").with("known", new OneOf(List.of((Object[]) Stage.values())));

    /** Names all faults of the parameters at once. */
    static StreamFilter of(Map<String, String> parameters, Actor actor) {
        Set<String> known = actor != null && actor.role().isThirdParty() ? FOR_OUTSIDERS : KNOWN;
        RequestReading reading = new RequestReading();
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reading.fault(
                        name,
                        Message.of("http.no-parameter")
                                .with("known", known.stream().sorted().toList())));
        StreamFilter filter = new StreamFilter(
                parameters.get("caseId"),
                parameters.get("seller"),
                reading.read("stage", parameters.get("stage"), Stage::valueOf, STAGES),
                reading.read("holder", parameters.get("holder"), StreamFilter::holder, Message.of("http.holder")));
        reading.requireFaultless(null);
        return filter;
    }

    private static String holder(String value) {
        return value.contains("/")
                ? Actor.parse(value).toString()
                : Role.valueOf(value).name();
    }

    /** Whether it takes more than the event to tell. */
    boolean asksForTheBall() {
        return stage != null || holder != null;
    }

    boolean lets(RecordedEvent event, Parties parties) {
        return (caseId == null || caseId.equals(event.caseId())) && (seller == null || seller.equals(parties.seller()));
    }

    /** The event by which a case leaves is heard, too: whoever keeps a list takes it off. */
    boolean lets(FollowedBalls.Move move) {
        return lets(move.before()) || lets(move.after());
    }

    private boolean lets(CaseBall ball) {
        return (stage == null || stage == ball.stage()) && (holder == null || ball.isWith(holder));
    }
}
