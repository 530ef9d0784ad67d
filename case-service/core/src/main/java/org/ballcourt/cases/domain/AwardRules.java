package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/** What an outside body awards binds the platform, whatever its caps; but it has to be taken down so that it can be performed. */
final class AwardRules {
    private AwardRules() {}

    /** The lines with all their amounts; everything that is wrong with them and who bears them is told at once. */
    static List<RemedyLine> checked(
            DecisionInProgress draft, RecordExternalOutcome command, Map<Account, Integer> liability) {
        CommandFaults faults = new CommandFaults();
        faults.check("liability", () -> RulingRules.requireWhole(liability));
        boolean several = command.lines() != null;
        List<RemedyLine> awarded =
                faults.all(() -> Amounts.awarded(command.allLines(), draft, Amounts.amountOf(several)));
        for (int i = 0; i < command.allLines().size(); i++) {
            checkLine(command.allLines(), i, several ? "lines." + i + "." : "", faults);
        }
        faults.require();
        return awarded;
    }

    private static void checkLine(List<RemedyLine> lines, int number, String within, CommandFaults faults) {
        RemedyLine line = lines.get(number);
        Remedy remedy = line.remedy();
        boolean money = line.amount() != null && line.amount().isPositive();
        if (remedy == Remedy.NONE && (money || lines.size() > 1)) {
            faults.incoherent(within + "remedy", Message.of("rule.award-of-nothing-and-more"));
        } else if (remedy.isInKind() && money) {
            faults.incoherent(
                    within + "amount",
                    Message.of("rule.award-in-kind-with-money").with("remedy", remedy));
        } else if (remedy != Remedy.NONE && !remedy.isInKind() && line.amount() != null && !money) {
            faults.incoherent(
                    within + "amount", Message.of("rule.award-without-money").with("remedy", remedy));
        }
    }
}
