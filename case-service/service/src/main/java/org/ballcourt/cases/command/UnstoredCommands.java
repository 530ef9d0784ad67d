package org.ballcourt.cases.command;

import java.time.InstantSource;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.store.CommandStores;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.EarlierContacts;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.RecentCases.Recalled;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.store.UsedReferences;

/** Lets a command go the way that every command goes, over stores that forget it. It decides on what stands in the store, never on what is remembered. */
record UnstoredCommands(
        CommandStores stores,
        EvidenceRegistry evidence,
        Payments payments,
        OrderSource orders,
        StandingFacts standing,
        CaseDecider decider,
        CaseClock clock)
        implements DryRuns {
    private static final int ATTEMPTS = 8;

    @Override
    public CommandResult foresee(CommandRequest sent) {
        CommandStores unstored = stores.unstored();
        CommandHandling handling = over(unstored);
        CommandRequest request = handling.ids().named(ContestTarget.named(sent, unstored.cases(), clock));
        CommandMetadata metadata = CommandMetadata.of(request);
        for (int number = 1; ; number++) {
            RememberedCase known = RememberedCase.of(unstored.cases().load(metadata.caseId()));
            Optional<Commit> earlier = known.log().commitOf(metadata.actor(), metadata.commandId());
            if (earlier.isPresent()) {
                return again(known, earlier.get(), metadata);
            }
            try {
                return handling.handle(request.command(), metadata, new Recalled(known, true));
            } catch (VersionConflict conflict) {
                if (number == ATTEMPTS) {
                    throw new CaseBusy(conflict);
                }
            }
        }
    }

    /** The same command again changes nothing more. */
    private static CommandResult again(RememberedCase known, Commit earlier, CommandMetadata metadata) {
        if (!earlier.mayBeOf(metadata.bodyHash())) {
            throw IdempotencyInterceptor.reused(metadata);
        }
        return CommandResult.nothing(known);
    }

    private CommandHandling over(CommandStores unstored) {
        TextEncryption keys = unstored.encryption();
        InstantSource machine = InstantSource.system();
        Claims claims = new Claims(
                new EarlierCases(new OrderLines(unstored.lines(), unstored.cases(), machine), unstored.cases(), keys),
                new EarlierContacts(unstored.contacts(), unstored.cases()),
                unstored.refunds(),
                new References(new UsedReferences(unstored.references(), unstored.cases(), machine)),
                unstored.outages());
        FactFinder facts = new FactFinder(evidence, claims, payments, orders, unstored.cases(), standing);
        return new CommandHandling(
                unstored.cases(),
                new Decisions(decider, facts, clock),
                claims,
                new CommitWriter(keys),
                new CaseIds(unstored));
    }
}
