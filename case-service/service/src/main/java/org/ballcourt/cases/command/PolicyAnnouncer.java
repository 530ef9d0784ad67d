package org.ballcourt.cases.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.PolicyAnnouncements;
import org.ballcourt.cases.store.PolicyAnnouncements.Progress;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.CaseCommand.AnnouncePolicy;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;
import org.ballcourt.servicekit.workers.TimeDriven;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every open case of rules that will govern it. Nodes share their progress and may tell a case twice, which stores nothing; a
 * run is repeated while the announcement is young, for complaints that were filed with a node that did not know the version yet.
 */
final class PolicyAnnouncer implements TimeDriven {
    private static final Logger log = LoggerFactory.getLogger(PolicyAnnouncer.class);
    private static final int PAGE = 200;
    private static final Duration AGAIN_AFTER = Duration.ofHours(6);
    private static final Duration YOUNG = Duration.ofDays(7);

    private final LoadedPolicies policies;
    private final CaseStore cases;
    private final PolicyAnnouncements announcements;
    private final CaseCommands commands;
    private final InstantSource time;
    private final MeterRegistry meters;
    private Instant lookedAt;

    PolicyAnnouncer(
            LoadedPolicies policies,
            CaseStore cases,
            PolicyAnnouncements announcements,
            CaseCommands commands,
            InstantSource time,
            MeterRegistry meters) {
        this.policies = policies;
        this.cases = cases;
        this.announcements = announcements;
        this.commands = commands;
        this.time = time;
        this.meters = meters;
        // An alarm looks at the increase, so they must be there before the first one.
        policies.all().forEach(policy -> counter(policy.version()));
    }

    /** Goes on with every announcement until its run is over. */
    synchronized void announceAll() {
        Instant now = time.instant();
        for (Policy policy : policies.announced(now)) {
            Progress progress = announcements.of(policy.version());
            if (progress.doneAt() != null && isDue(policy, progress.doneAt(), now)) {
                progress = Progress.NONE;
            }
            while (progress.doneAt() == null) {
                progress = page(policy.version(), progress);
                announcements.reached(policy.version(), progress);
            }
        }
        lookedAt = now;
    }

    /** When open cases must next know of a version. */
    @Override
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(lookedAt).flatMap(policies::nextAnnouncement);
    }

    @Override
    public void timeWasSet() {
        announceAll();
    }

    private static boolean isDue(Policy policy, Instant doneAt, Instant now) {
        return now.isBefore(policy.effectiveAt().plus(YOUNG)) && now.isAfter(doneAt.plus(AGAIN_AFTER));
    }

    private Progress page(String version, Progress progress) {
        List<String> ids = cases.idsAfter(progress.after(), PAGE);
        long told = ids.stream().filter(caseId -> tell(caseId, version)).count();
        if (told > 0) {
            log.info("Announced policy {} to {} more cases, up to {}", version, told, ids.getLast());
        }
        return ids.size() < PAGE ? new Progress("", time.instant()) : new Progress(ids.getLast(), null);
    }

    /** Whether this was news to the case. */
    private boolean tell(String caseId, String version) {
        try {
            return cases.load(caseId).isOpen() && tellOpen(caseId, version);
        } catch (UnreadableLog damaged) {
            log.error("Policy {} cannot be announced to a case", version, damaged);
            return false;
        }
    }

    private boolean tellOpen(String caseId, String version) {
        CommandRequest request = CommandRequest.bySystem(caseId, "policy:" + version, new AnnouncePolicy(version));
        try {
            CommandResult answer = commands.submit(request);
            boolean news = !answer.repeated()
                    && answer.events().stream().anyMatch(recorded -> recorded.event() instanceof PolicyAnnounced);
            if (news) {
                counter(version).increment();
            }
            return news;
        } catch (CaseRejection closedMeanwhile) {
            return false;
        }
    }

    private Counter counter(String version) {
        return Counter.builder("ballcourt.policy.announcements")
                .description("Cases that were told of a version that will govern them")
                .tag("version", version)
                .register(meters);
    }
}
