package org.ballcourt.torture.check;

import java.nio.file.Path;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;

/** Checks a dump; needs nothing but its folder. */
public final class Checker {
    private Checker() {}

    /** What was looked at, and what was found. */
    public record Result(Flaws findings, int cases, long events, long lapses, long commits) {}

    public static Result check(Path folder) {
        Dump dump = new Dump(folder);
        if (!dump.exists()) {
            throw new CommandRefused(Message.of("torture.no-dump").with("folder", folder));
        }
        Checked checked = Checked.of(dump);
        Flaws findings = new Flaws();
        new LogCheck(findings).check(checked);
        new AcknowledgedCheck(checked, findings).check();
        new TopicCheck(checked, findings).check();
        new DeadlineCheck(checked, findings).check();
        new LedgerCheck(findings).check(checked);
        new ViewCheck(checked, findings).check();
        new UploadCheck(checked, findings).check();
        new NoticeCheck(checked, findings).check();
        new MailCheck(checked, findings).check();
        new TimeCheck(checked, findings).check();
        new RootCheck(checked, findings).check();
        return new Result(
                findings,
                checked.logs().size(),
                checked.histories().stream()
                        .mapToLong(log -> log.events().size())
                        .sum(),
                checked.histories().stream()
                        .flatMap(log -> log.events().stream())
                        .filter(event -> event.is("duty-lapsed"))
                        .count(),
                checked.histories().stream()
                        .mapToLong(log -> log.commits().size())
                        .sum());
    }
}
