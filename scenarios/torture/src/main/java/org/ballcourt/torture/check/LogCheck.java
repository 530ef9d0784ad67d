package org.ballcourt.torture.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.torture.check.CaseHistory.LogCommit;
import org.ballcourt.torture.check.Flaw.Kind;

/** The log by itself: numbers without gaps, an unbroken chain of hashes, each command once, times that never go back. */
final class LogCheck {
    private static final String GENESIS = "0".repeat(64);

    private final Flaws findings;
    private final Map<String, String> commands = new HashMap<>();

    LogCheck(Flaws findings) {
        this.findings = findings;
    }

    void check(Checked checked) {
        checked.histories().forEach(this::check);
    }

    private void check(CaseHistory log) {
        String previous = GENESIS;
        long seq = 0;
        long n = 0;
        Instant last = Instant.EPOCH;
        for (LogCommit commit : log.commits()) {
            if (commit.n() <= n) {
                findings.add(Kind.INVERTED, log.caseId(), "commit " + commit.n() + " stands behind " + n);
            }
            n = commit.n();
            once(log, commit);
            for (LogEvent event : commit.events()) {
                if (event.seq() != ++seq) {
                    findings.add(
                            event.seq() < seq ? Kind.DOUBLED : Kind.LOST,
                            log.caseId(),
                            event.seq(),
                            "stands where event " + seq + " should be");
                    seq = event.seq();
                }
                chain(event, previous);
                previous = event.hash();
                if (event.at().isBefore(last)) {
                    findings.add(Kind.INVERTED, log.caseId(), event.seq(), "is older than the event before it");
                }
                last = event.at();
            }
            seal(log, commit);
        }
        if (seq != log.lastSeq() || !previous.equals(log.head()) || n > log.version()) {
            findings.add(
                    Kind.LOST, log.caseId(), log.lastSeq(), "is the last one by its head, but the log ends at " + seq);
        }
    }

    private void once(CaseHistory log, LogCommit commit) {
        String id = commit.actor() + " " + commit.commandId();
        String key = commit.actor().startsWith("SYSTEM/") ? log.caseId() + " " + id : id;
        String before = commands.put(key, log.caseId() + " version " + commit.n());
        if (before != null) {
            findings.add(
                    Kind.DOUBLED,
                    log.caseId(),
                    commit.events().getFirst().seq(),
                    "command " + id + " was stored before, as " + before);
        }
    }

    private void chain(LogEvent event, String previous) {
        if (!event.computed(previous).equals(event.hash())) {
            findings.add(Kind.FORGED, event.caseId(), event.seq(), "does not have the hash of what it says");
        } else if (!event.rootFits()) {
            findings.add(Kind.FORGED, event.caseId(), event.seq(), "has a root that is not that of its fields");
        }
    }

    private void seal(CaseHistory log, LogCommit commit) {
        LogEvent last = commit.events().getLast();
        String seal = Sha.of(
                "commit",
                log.caseId(),
                Long.toString(commit.n()),
                commit.commandId(),
                commit.bodyHash(),
                commit.actor(),
                commit.at().toString(),
                last.hash());
        if (!seal.equals(commit.seal())) {
            findings.add(Kind.FORGED, log.caseId(), last.seq(), "its commit does not have the seal of what it says");
        }
    }
}
