package org.ballcourt.simulation.play;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.escalation.duties.CaseDutiesFold;
import org.ballcourt.escalation.duties.DutyObserver;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.InMemoryDeliveryLog;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.messaging.NoticeFold;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.bson.Document;

/**
 * What the views of a case must say when all is over: its events, folded one after the other.
 *
 * @param clocks the clocks' document
 * @param notices the notices' document
 * @param deliveries ids of the notices that its events alone bring about
 */
record Expected(Document clocks, Document notices, Set<String> deliveries) {
    private static final Map<String, Expected> BY_CASE = new ConcurrentHashMap<>();
    private static final NoticeTexts TEXTS = new NoticeTexts(PolicyLookup.in(ZoneOffset.UTC));

    static Expected of(Script script) {
        return BY_CASE.computeIfAbsent(script.caseId(), _ -> folded(script));
    }

    private static Expected folded(Script script) {
        InMemoryDeliveryLog deliveries = new InMemoryDeliveryLog();
        NoticeDispatcher dispatcher = new NoticeDispatcher(
                deliveries, new Addresses(), TEXTS, true, InstantSource.fixed(Script.BEGIN), new SimpleMeterRegistry());
        Document notices = fold(script, new NoticeFold(dispatcher, _ -> {}, () -> {}));
        Set<String> ids = new TreeSet<>();
        deliveries.unannounced(Integer.MAX_VALUE).stream().map(Delivery::id).forEach(ids::add);
        deliveries.due(Script.BEGIN, Integer.MAX_VALUE).stream()
                .map(Delivery::id)
                .forEach(ids::add);
        return new Expected(fold(script, new CaseDutiesFold(DutyObserver.NONE)), notices, ids);
    }

    private static Document fold(Script script, CaseFold fold) {
        Document document = new Document("_id", script.caseId());
        for (RecordedEvent event : script.whole().events()) {
            document = fold.apply(document, event);
            document.append("_id", script.caseId()).append("seq", event.seq()).append("hash", event.hash());
        }
        return document;
    }
}
