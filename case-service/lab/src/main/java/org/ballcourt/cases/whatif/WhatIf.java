package org.ballcourt.cases.whatif;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyDraft;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells all closed cases again under a draft, one at a time; one run at a time, since each reads the whole store. */
public final class WhatIf {
    private static final Logger log = LoggerFactory.getLogger(WhatIf.class);
    private static final int PAGE = 500;

    private final CaseStore store;
    private final LoadedPolicies policies;
    private final AtomicBoolean running = new AtomicBoolean();

    public WhatIf(CaseStore store, LoadedPolicies policies) {
        this.store = store;
        this.policies = policies;
    }

    /** Hears how far it is; what it throws stops the run. */
    @FunctionalInterface
    public interface Progress {
        void replayed(long cases, long of) throws IOException;
    }

    /** Whether this caller may run now; if so, it must call {@link #end} afterwards. */
    public boolean begin() {
        return running.compareAndSet(false, true);
    }

    public void end() {
        running.set(false);
    }

    /** The report as JSON; see docs/what-if.md. */
    public ObjectNode run(PolicyDraft draft, Scope scope, Progress progress) throws IOException {
        long of = count();
        Report report = new Report();
        progress.replayed(0, of);
        for (List<String> page = page(""); !page.isEmpty(); page = page(page.getLast())) {
            for (String caseId : page) {
                tell(caseId, draft.policy(), scope, report);
                progress.replayed(report.looked, Math.max(of, report.looked));
            }
        }
        return ReportJson.of(report, draft.policy(), scope);
    }

    private long count() {
        long count = 0;
        for (List<String> page = page(""); !page.isEmpty(); page = page(page.getLast())) {
            count += page.size();
        }
        return count;
    }

    private List<String> page(String after) {
        return store.idsAfter(after, PAGE);
    }

    private void tell(String caseId, Policy draft, Scope scope, Report report) {
        try {
            CaseLog caseLog = store.load(caseId);
            PassedOver why = passedOver(caseLog, scope);
            if (why == null) {
                report.add(compare(History.of(caseLog), draft));
            } else {
                report.passOver(why);
            }
        } catch (NotReplayable no) {
            report.notReplayable(caseId, no.seq(), no.why());
        } catch (Unavailable away) {
            throw away;
        } catch (UnreadableLog unreadable) {
            report.notReplayable(caseId, 0, Message.of("lab.replay.unreadable").with("why", unreadable.getMessage()));
        } catch (RuntimeException ours) {
            log.error("Case {} cannot be told again", caseId, ours);
            report.notReplayable(caseId, 0, Message.of("lab.replay.failed").with("failure", ours));
        }
    }

    private PassedOver passedOver(CaseLog caseLog, Scope scope) {
        if (!caseLog.exists()) {
            return PassedOver.NOT_A_DISPUTE;
        }
        RecordedEvent first = caseLog.commits().getFirst().events().getFirst();
        if (!(first.event() instanceof ComplaintFiled complaint)) {
            return PassedOver.NOT_A_DISPUTE;
        }
        if (!own(complaint).market().equals(scope.market())) {
            return PassedOver.OTHER_MARKET;
        }
        if (!scope.covers(first.at())) {
            return PassedOver.OUTSIDE_PERIOD;
        }
        return caseLog.isOpen() ? PassedOver.STILL_OPEN : null;
    }

    private Difference compare(History history, Policy draft) {
        Policies own = new OwnRules(policies, own(history.complaint()), history.announcedWithFiling());
        ReplayVerification.Told told = ReplayVerification.tell(history, own);
        return Difference.between(told.history(), told.course(), Replay.of(told.history(), draft));
    }

    private Policy own(ComplaintFiled complaint) {
        return policies.all().stream()
                .filter(policy -> policy.version().equals(complaint.policy()))
                .findFirst()
                .orElseThrow(() ->
                        new NotReplayable(1, Message.of("lab.replay.no-policy").with("policy", complaint.policy())));
    }
}
