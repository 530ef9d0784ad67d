package org.ballcourt.notifications.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.FoldBatch;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.News;
import org.ballcourt.notifications.rules.KnownCase;
import org.ballcourt.notifications.rules.Notice;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.notifications.webhooks.WebhookQueue.CaseNews;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/**
 * Turns case events into notices; the delivery log sees to it that an event that comes again says nothing twice. What a commit brings is
 * told when its last event is here, so that nobody is told of a moment between them: until then its events are kept in the case's document.
 */
public final class NoticeFold implements CaseFold {
    private static final String VIEW = "view";

    private final NoticeDispatcher dispatcher;
    private final Consumer<List<CaseNews>> webhooks;
    private final Runnable wake;

    /**
     * @param webhooks notes durably who else is to be told; what comes again changes nothing
     * @param wake there may be something to send
     */
    public NoticeFold(NoticeDispatcher dispatcher, Consumer<List<CaseNews>> webhooks, Runnable wake) {
        this.dispatcher = dispatcher;
        this.webhooks = webhooks;
        this.wake = wake;
    }

    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        FoldBatch alone = batch();
        Document after = alone.apply(caseDocument, recorded);
        alone.write();
        return after;
    }

    @Override
    public FoldBatch batch() {
        return new Together();
    }

    private final class Together implements FoldBatch {
        private final List<News> news = new ArrayList<>();
        private final List<CaseNews> cases = new ArrayList<>();

        @Override
        public Document apply(Document caseDocument, RecordedEvent recorded) {
            KnownCase before = view(caseDocument, recorded.caseId());
            KnownCase after = before.after(recorded.event());
            UnfinishedCommit commit = UnfinishedCommit.in(caseDocument);
            if (commit.isOfAnother(recorded)) {
                tell(commit);
                commit = UnfinishedCommit.NONE;
            }
            commit = commit.with(
                    before,
                    new UnfinishedCommit.Event(recorded, dispatcher.traces().current()));
            if (recorded.moreInCommit()) {
                commit.keepIn(caseDocument);
            } else {
                UnfinishedCommit.NONE.keepIn(caseDocument);
                tell(commit);
            }
            cases.add(new CaseNews(
                    recorded.caseId(), recorded.seq(), recorded.at(), people(before, after, recorded.actor())));
            return caseDocument.append(VIEW, Wire.sealedJson().writeValueAsString(after));
        }

        private void tell(UnfinishedCommit commit) {
            List<List<Notice>> notices = NoticeRules.of(
                    commit.before(),
                    commit.events().stream()
                            .map(UnfinishedCommit.Event::recorded)
                            .toList());
            for (int i = 0; i < notices.size(); i++) {
                news.add(new News(commit.events().get(i).occasion(), notices.get(i)));
            }
        }

        @Override
        public void write() {
            dispatcher.deliver(news);
            webhooks.accept(cases);
            wake.run();
        }
    }

    /** Whoever of them may see the event is asked when it is sent; here nobody is left out. */
    private static Set<Actor> people(KnownCase before, KnownCase after, Actor actor) {
        return Stream.of(before.people(), after.people(), Stream.of(actor))
                .flatMap(all -> all)
                .collect(Collectors.toSet());
    }

    /** What is known of a case. */
    static KnownCase view(Document caseDocument, String caseId) {
        String stored = caseDocument.getString(VIEW);
        return stored == null ? KnownCase.of(caseId) : Wire.sealedJson().readValue(stored, KnownCase.class);
    }
}
