package org.ballcourt.notifications.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.webhooks.WebhookLanes.News;

/** Notes for each webhook that a case of its owner has a newer event; what of it the owner may see is asked when it is sent. */
public final class WebhookQueue {
    private final WebhookRepository webhooks;
    private final WebhookLanes lanes;

    /**
     * Something happened in a case.
     *
     * @param people who may have a part in it, beside the platform
     */
    public record CaseNews(String caseId, long seq, Instant at, Set<Actor> people) {
        private Set<String> audiences() {
            Set<String> audiences =
                    people.stream().map(Webhook::audienceOf).collect(Collectors.toCollection(TreeSet::new));
            audiences.add(Role.SUPERVISOR.name());
            return audiences;
        }
    }

    public WebhookQueue(WebhookRepository webhooks, WebhookLanes lanes) {
        this.webhooks = webhooks;
        this.lanes = lanes;
    }

    /** Durable when it returns; what comes again changes nothing. */
    public void enter(List<CaseNews> news) {
        Set<String> all =
                news.stream().flatMap(one -> one.audiences().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<Webhook> active = all.isEmpty() ? List.of() : webhooks.activeFor(all);
        List<News> entries = new ArrayList<>();
        for (CaseNews one : news) {
            Set<String> audiences = one.audiences();
            active.stream()
                    .filter(webhook -> audiences.contains(Webhook.audienceOf(webhook.owner())))
                    .filter(webhook -> !one.at().isBefore(webhook.since()))
                    .forEach(webhook -> entries.add(new News(webhook.id(), one.caseId(), one.seq())));
        }
        lanes.enter(entries);
    }
}
