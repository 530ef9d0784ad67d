package org.ballcourt.cases.store;

import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.ReferenceForm;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.PaymentReferences.Claimant;
import org.ballcourt.cases.store.PaymentReferences.Use;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.CaseEvent.StepConfirmed;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reference of a payment proves one payment in an installation. A command takes its reference after it was decided and before it is
 * stored; whoever meets a reference whose command never came to be stored takes it over, and fences that command off first.
 *
 * @param clock the machine's own, not the one that tests move
 */
public record UsedReferences(PaymentReferences references, CaseStore cases, InstantSource clock) {
    /** Only courtesy: a command younger than this may still be about to be stored. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(UsedReferences.class);

    /** What became of an attempt to take a reference. */
    public enum Taken {
        TAKEN,
        USED,
        /** A command of the same case had it, and was fenced off: the log has changed, so decide anew. */
        LOG_CHANGED
    }

    /** Only a hash is kept. */
    static String key(String reference) {
        return Sha256.hex(ReferenceForm.of(reference));
    }

    /** Where a reference lies that was taken when letters of another case and blanks within made another one: as it was written. */
    private static Stream<String> formerKeys(String reference) {
        String written = Normalizer.normalize(reference, Normalizer.Form.NFKC).strip();
        return Stream.of(written, written.toLowerCase(Locale.ROOT)).distinct().map(Sha256::hex);
    }

    /**
     * What is noted of a reference.
     *
     * @param first under its key; null where it is not there
     * @param seen that, or else what lies under one of its former keys
     */
    private record Noted(String key, Use first, Use seen) {}

    private Noted noted(String reference) {
        List<String> keys = Stream.concat(Stream.of(key(reference)), formerKeys(reference))
                .distinct()
                .toList();
        Map<String, Use> found = references.find(keys);
        return new Noted(
                keys.getFirst(),
                found.get(keys.getFirst()),
                keys.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Whether the reference proves another payment than that of this command; the next moment may change it. */
    public boolean isUsed(String reference, Use use) {
        Use seen = noted(reference).seen();
        return seen != null && !isOfTheSameCommand(seen, use) && standing(seen, use, holderOf(seen)) == Standing.USED;
    }

    /** Takes the reference for the commit that {@code use} tells of. */
    public Taken take(String reference, Use use) {
        while (true) {
            Noted noted = noted(reference);
            Use seen = noted.seen();
            if (seen != null && !isOfTheSameCommand(seen, use)) {
                CaseLog holder = holderOf(seen);
                Standing standing = standing(seen, use, holder);
                if (standing == Standing.USED) {
                    return Taken.USED;
                }
                if (standing == Standing.MAY_COME) {
                    if (cases.fence(holder) == Written.CONFLICT) {
                        continue;
                    }
                    if (seen.caseId().equals(use.caseId())) {
                        return Taken.LOG_CHANGED;
                    }
                }
            }
            if (references.take(noted.key(), noted.first(), use)) {
                return Taken.TAKEN;
            }
        }
    }

    /**
     * Takes the reference of a payment that the platform ordered. What a buyer alone says, nobody has asked the payment system about: it
     * does not stand in the way of money that was paid.
     */
    public Taken takeForAdvance(String reference, Use use) {
        Taken taken = take(reference, use);
        boolean isWordOfABuyer =
                taken == Taken.USED && noted(reference).seen().command().actor().role() == Role.BUYER;
        return isWordOfABuyer ? Taken.TAKEN : taken;
    }

    private enum Standing {
        USED,
        /** Nothing was stored, but may be. */
        MAY_COME,
        FREE
    }

    /** A version above the one on which the use was decided means that its write is done or will fail. */
    private Standing standing(Use seen, Use use, CaseLog holder) {
        if (holder == null) {
            return Standing.USED;
        }
        Commit stored = commitOf(seen, holder);
        if (stored != null) {
            boolean isFree = recordedNothing(stored)
                    || seen.caseId().equals(use.caseId()) && wasReportedAsNotDone(stored, holder);
            return isFree ? Standing.FREE : Standing.USED;
        }
        if (holder.version() > seen.version()) {
            return Standing.FREE;
        }
        boolean young = seen.since().plus(PATIENCE).isAfter(clock.instant());
        return young && !seen.caseId().equals(use.caseId()) ? Standing.USED : Standing.MAY_COME;
    }

    /** Null where none came of the command. */
    private static Commit commitOf(Use seen, CaseLog holder) {
        Claimant command = seen.command();
        return holder.commitOf(command.actor(), command.id())
                .filter(command::isOf)
                .orElse(null);
    }

    /** An advance that was told after its deadline only brought about what the silence did; it is told again. */
    private static boolean recordedNothing(Commit stored) {
        return stored.actor().role() == Role.SYSTEM
                && stored.events().stream().noneMatch(recorded -> recorded.event() instanceof AdvancePaid);
    }

    /** What the step had booked was booked back, and it is that step's turn again: the same payment may prove it once more. */
    private static boolean wasReportedAsNotDone(Commit stored, CaseLog holder) {
        return stored.events().stream()
                .map(RecordedEvent::event)
                .filter(StepConfirmed.class::isInstance)
                .map(event -> ((StepConfirmed) event).step())
                .anyMatch(step -> holder.events().stream()
                        .filter(later -> later.seq() > stored.lastSeq())
                        .anyMatch(later -> later.event() instanceof NonPerformanceReported report
                                && report.step() == step
                                && report.ball().stage() == Stage.ENFORCEMENT));
    }

    /** Null where it cannot be read: then its reference stays with it. */
    private CaseLog holderOf(Use seen) {
        try {
            return cases.load(seen.caseId());
        } catch (UnreadableLog damaged) {
            log.error("A payment's reference stays with its case", damaged);
            return null;
        }
    }

    private static boolean isOfTheSameCommand(Use seen, Use use) {
        return seen.caseId().equals(use.caseId()) && seen.command().equals(use.command());
    }
}
