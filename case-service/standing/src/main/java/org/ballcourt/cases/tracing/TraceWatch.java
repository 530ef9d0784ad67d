package org.ballcourt.cases.tracing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.domain.TraceRules;
import org.ballcourt.cases.domain.TraceRules.TraceRule;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TraceFigures;
import org.ballcourt.contracts.records.TraceFiguresChanged;
import org.ballcourt.contracts.records.TraceGroupOpened;
import org.ballcourt.contracts.records.TracedGoods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at cases of which there is news, and at no others: opens a group where a rule says so, counts those again that they belong to,
 * and publishes what came of it. Several instances may look at the same case; what they do has the same ids, and is kept once.
 */
final class TraceWatch {
    static final Duration PACE = Duration.ofSeconds(2);
    static final int PAGE = 200;
    private static final Logger log = LoggerFactory.getLogger(TraceWatch.class);
    private static final int ATTEMPTS = 5;

    private final TracedCases cases;
    private final TraceGroups groups;
    private final TraceBook book;
    private final GroupTally tally;
    private final TracePublisher out;
    private final InstantSource time;

    TraceWatch(TracedCases cases, TraceGroups groups, GroupTally tally, TracePublisher out, InstantSource time) {
        this.cases = cases;
        this.groups = groups;
        this.book = tally.book();
        this.tally = tally;
        this.out = out;
        this.time = time;
    }

    /** A case that cannot be looked at stays due and holds up no other; the last failure is thrown at the end. */
    void pass() {
        publish();
        Look look = new Look();
        List<TracedCase> due = cases.due("", PAGE);
        while (!due.isEmpty()) {
            look.at(due);
            due = due.size() < PAGE ? List.of() : cases.due(due.getLast().caseId(), PAGE);
        }
        publish();
        look.end();
    }

    /** Of many cases at a time, so that a group is counted once for all of them. */
    private final class Look {
        private int failures;
        private RuntimeException failure;

        void at(List<TracedCase> due) {
            Set<TracedCase> looked = new LinkedHashSet<>(due);
            Map<String, List<TracedCase>> byGroup = new LinkedHashMap<>();
            for (TracedCase one : due) {
                unlessItFails(
                        List.of(one),
                        looked,
                        () -> groupsOf(one)
                                .forEach(group -> byGroup.computeIfAbsent(group, _ -> new ArrayList<>())
                                        .add(one)));
            }
            byGroup.forEach((group, its) -> unlessItFails(its, looked, () -> count(group, its.getLast())));
            cases.done(looked);
        }

        private void unlessItFails(List<TracedCase> ones, Set<TracedCase> looked, Runnable step) {
            try {
                step.run();
            } catch (RuntimeException failed) {
                ones.forEach(looked::remove);
                failures += ones.size();
                failure = failed;
            }
        }

        void end() {
            if (failure != null) {
                log.warn("{} cases could not be traced yet", failures);
                throw failure;
            }
        }
    }

    /** Opens groups where it makes them; those that it belongs to, and that must be counted again. */
    private List<String> groupsOf(TracedCase one) {
        Map<String, TraceRule> rules = book.rules(one).map(TraceRules::rules).orElse(Map.of());
        List<String> own = new ArrayList<>();
        rules.forEach((name, rule) -> one.goods().stream()
                .filter(goods -> goods.by() == rule.by() && rule.reasons().contains(one.reason()))
                .flatMap(goods -> trace(one, name, rule, goods).stream())
                .forEach(own::add));
        return own;
    }

    private Optional<String> trace(TracedCase one, String name, TraceRule rule, TracedGoods goods) {
        String market = book.of(one.policy()).market();
        String subject = TraceGroup.subjectOf(market, name, goods);
        Optional<TraceGroup> newest = groups.newest(subject);
        boolean isNewer = newest.isEmpty()
                || !newest.get().isOpen()
                        && !one.filedAt().isBefore(newest.get().until());
        if (!isNewer) {
            // Filed before the newest group and in none of the earlier ones, it belongs to none any more.
            return newest.filter(group -> group.spans(one.filedAt()))
                    .or(() -> groups.begunBy(subject, one.filedAt()).filter(group -> group.spans(one.filedAt())))
                    .map(TraceGroup::id);
        }
        if (!book.counts(one)) {
            return Optional.empty();
        }
        Instant earliest = newest.map(TraceGroup::until).orElse(Instant.EPOCH);
        long n = newest.map(TraceGroup::n).orElse(0L) + 1;
        return tally.windowAround(one, market, rule, goods, earliest)
                .flatMap(window ->
                        open(window.newest(), new Found(market, name, rule, goods, subject, n, window.from())));
    }

    private record Found(
            String market, String name, TraceRule rule, TracedGoods goods, String subject, long n, Instant from) {
        TraceGroup group(TracedCase newest, Instant now) {
            return new TraceGroup(
                    TraceGroup.idOf(subject, n),
                    subject,
                    n,
                    market,
                    newest.policy(),
                    name,
                    goods,
                    rule.reasons().stream().sorted().toList(),
                    TracedCase.marks(goods, rule.reasons()),
                    from,
                    null,
                    now,
                    null,
                    rule.propose(),
                    null,
                    0,
                    List.of());
        }
    }

    /** Its id where somebody else was faster, and it must be counted again. */
    private Optional<String> open(TracedCase newest, Found found) {
        TraceGroup empty = found.group(newest, time.instant().truncatedTo(ChronoUnit.MILLIS));
        TraceFigures figures = tally.figures(empty);
        TraceGroup group = empty.with(figures, opened(empty, figures, newest));
        return groups.add(group) ? Optional.empty() : Optional.of(group.id());
    }

    private static TraceEvent opened(TraceGroup group, TraceFigures figures, TracedCase newest) {
        return new TraceGroupOpened(
                group.nextEventId(),
                group.id(),
                1,
                group.openedAt(),
                group.market(),
                group.policy(),
                group.rule(),
                group.goods(),
                group.reasons(),
                figures,
                group.proposed(),
                newest.caseId());
    }

    private void count(String id, TracedCase one) {
        for (int i = 0; i < ATTEMPTS; i++) {
            TraceGroup group = groups.find(id).orElseThrow();
            TraceFigures figures = tally.figures(group);
            if (figures.equals(group.figures())
                    || groups.replace(group, group.with(figures, changed(group, figures, one)))) {
                return;
            }
        }
        throw new IllegalStateException("Group " + id + " was changed by others " + ATTEMPTS + " times");
    }

    private TraceEvent changed(TraceGroup group, TraceFigures figures, TracedCase one) {
        return new TraceFiguresChanged(
                group.nextEventId(),
                group.id(),
                group.seq() + 1,
                time.instant().truncatedTo(ChronoUnit.MILLIS),
                figures,
                one.caseId());
    }

    /** In order; what somebody else has added meanwhile comes with the next pass, and what was sent is sent again then. */
    private void publish() {
        for (List<TraceGroup> page = groups.untold(PAGE); !page.isEmpty(); page = groups.untold(PAGE)) {
            for (TraceGroup group : page) {
                group.untold().forEach(out::send);
                groups.replace(group, group.told());
            }
        }
    }
}
