package org.ballcourt.cases.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RequestEvidence;
import org.ballcourt.contracts.Duty;

/** Plays one random history after another against core and model, and shrinks the first on which they differ. */
final class Histories {
    private static final List<Actor> EVERYBODY = Stream.concat(
                    RandomCommands.ACTORS.stream(), RandomCommands.STRANGERS.stream())
            .map(Actor::parse)
            .toList();

    private final CaseDecider decider = new CaseDecider(ShippedPolicies.china());
    final Map<String, Integer> answers = new TreeMap<>();
    /** Into a year whose holidays nobody knows. */
    private static final Duration MUCH = Duration.ofDays(60);

    final Set<String> accepted = new TreeSet<>();
    private Random random;
    private RandomCommands commands;
    private List<Move> moves;
    private Duel duel;
    private Instant now;

    /** One history; the number of its commands. */
    int play(long seed) {
        random = new Random(seed);
        commands = new RandomCommands(random);
        moves = new ArrayList<>();
        duel = new Duel(EVERYBODY, false);
        now = RandomCommands.START;
        try {
            for (int filings = 0; filings < 6 && !duel.core().exists(); filings++) {
                if (once(5)) {
                    moveOn(Actor.parse(once(20) ? "AGENT/li" : "AGENT/wang"), commands.filingForCaller());
                } else {
                    moveOn(Actor.parse(once(40) ? "BUYER/other" : "BUYER/li"), commands.filing());
                }
            }
            int length = 5 + random.nextInt(50);
            int afterTheEnd = 0;
            for (int i = 0; i < length && duel.core().exists() && afterTheEnd < 8; i++) {
                passTime();
                askAndAskAgain();
                RandomCommands.Sent sent = commands.next(duel.core(), decider, now);
                moveOn(sent.by(), sent.command());
                afterTheEnd += duel.core().isOpen() ? 0 : 1;
            }
        } catch (Duel.Difference difference) {
            throw new AssertionError(report(seed, difference));
        }
        return moves.size();
    }

    /** Chance alone seldom asks one side so often in one stage that the limit speaks. */
    private void askAndAskAgain() {
        Actor agent = Actor.parse("AGENT/wang");
        boolean may = once(6) && decider.allowed(agent, duel.core(), now).contains(RequestEvidence.class);
        for (int i = 0; may && i < 3; i++) {
            moveOn(agent, new RequestEvidence("SELLER", null, List.of(), "x"));
        }
    }

    private void moveOn(Actor actor, CaseCommand command) {
        Move move = new Move(actor, now, command, commands.facts());
        moves.add(move);
        String answer = duel.play(move);
        answers.merge(answer, 1, Integer::sum);
        if (answer.equals("ACCEPTED")) {
            accepted.add(command.getClass().getSimpleName());
        }
    }

    /** Some time, or up to a deadline and a second around it; the clocks may be late. */
    private void passTime() {
        int most = once(30) ? 2_000_000 : once(8) ? 400_000 : 10_000;
        Instant until = now.plusSeconds(random.nextInt(most));
        if (once(12) && duel.core().isOpen() && !duel.core().ball().open().isEmpty()) {
            until = commands.pick(duel.core().ball().open()).dueAt().plusSeconds(random.nextInt(3) - 1);
        }
        boolean muchLater = once(150);
        until = muchLater ? until.plus(MUCH) : until;
        boolean clocksRun = !muchLater && !once(4);
        for (int i = 0; clocksRun && i < 60 && duel.core().isOpen(); i++) {
            Instant due = firstDue().dueAt();
            if (due.isAfter(until)) {
                break;
            }
            silence();
        }
        now = until.isAfter(now) ? until : now;
    }

    private void silence() {
        Duty due = firstDue();
        now = due.dueAt().isAfter(now) ? due.dueAt() : now;
        moveOn(Actor.parse("SYSTEM/clock"), new LapseDuty(due.dutyId()));
    }

    private Duty firstDue() {
        return duel.core().ball().open().stream()
                .min(Comparator.comparing(Duty::dueAt))
                .orElseThrow();
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private String report(long seed, Duel.Difference difference) {
        List<Move> shortest = shrunk(moves);
        StringBuilder text = new StringBuilder("seed " + seed + ": core and model differ after " + shortest.size()
                + " commands (" + moves.size() + " before shrinking)\n");
        shortest.forEach(move -> text.append("  ").append(move).append('\n'));
        return text.append(differenceOf(shortest)).toString();
    }

    /** Drops commands as long as core and model still differ. */
    static List<Move> shrunk(List<Move> moves) {
        List<Move> shortest = new ArrayList<>(moves);
        for (int chunk = Math.max(1, moves.size() / 2); chunk >= 1; chunk /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<Move> shorter = new ArrayList<>(shortest.subList(0, from));
                shorter.addAll(shortest.subList(Math.min(shortest.size(), from + chunk), shortest.size()));
                if (differenceOf(shorter) != null) {
                    shortest = shorter;
                } else {
                    from += chunk;
                }
            }
        }
        return shortest;
    }

    /** What differs when these moves are played again; null if nothing does. */
    static String differenceOf(List<Move> moves) {
        Duel again = new Duel(EVERYBODY, true);
        try {
            moves.forEach(again::play);
            return null;
        } catch (Duel.Difference difference) {
            return difference.getMessage();
        }
    }
}
