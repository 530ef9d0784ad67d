package org.ballcourt.cases.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Stage;

/** Disputes in every stage, found by playing histories of fixed seeds: the first in which something is open that was not before. */
final class Situations {
    /** A dispute at some time; the stage is null before the complaint. */
    record Situation(Stage stage, Duel duel, Instant now) {}

    private static final int HISTORIES = 1500;

    private final CaseDecider decider = new CaseDecider(ShippedPolicies.china());
    private final List<Situation> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    static List<Situation> find() {
        Situations situations = new Situations();
        situations.found.add(new Situation(null, new Duel(List.of(), true), RandomCommands.START));
        for (int seed = 1; seed <= HISTORIES; seed++) {
            situations.play(seed);
        }
        return situations.found;
    }

    private void play(int seed) {
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        Duel duel = new Duel(List.of(), true);
        Instant now = RandomCommands.START;
        play(duel, now, Actor.parse("BUYER/li"), commands.filing(), commands);
        for (int i = 0; i < 40 && duel.core().exists(); i++) {
            now = now.plusSeconds(random.nextInt(20_000));
            if (random.nextInt(5) == 0 && duel.core().isOpen()) {
                Duty due = commands.pick(duel.core().ball().open());
                now = due.dueAt().isAfter(now) ? due.dueAt() : now;
                play(duel, now, Actor.parse("SYSTEM/clock"), new LapseDuty(due.dutyId()), commands);
            }
            RandomCommands.Sent next = commands.next(duel.core(), decider, now);
            play(duel, now, next.by(), next.command(), commands);
            if (duel.core().exists()) {
                keep(duel, now);
            }
        }
    }

    private static void play(Duel duel, Instant now, Actor by, CaseCommand command, RandomCommands commands) {
        duel.play(new Move(by, now, command, commands.facts()));
    }

    /** Only what is not overdue, so that a command meets the stage that it is sent in. */
    private void keep(Duel duel, Instant now) {
        ModelCase model = duel.model();
        boolean late = model.ball.stream().anyMatch(duty -> duty.dueAt.isBefore(now));
        List<String> features = new ArrayList<>();
        model.ball.forEach(duty -> features.add(duty.kind + " " + duty.holder + " " + (duty.holderId == null)));
        features.add("outcome " + model.outcome);
        features.add("fixed " + model.ownerFixed + ", step " + (model.plan != null && model.stepsDone > 0));
        features.add(
                "owner " + (model.owner == null ? null : model.owner.role()) + ", appeals " + model.appealed.size());
        model.invited.forEach(invited -> features.add("invited " + invited));
        model.waiting.forEach(duty -> features.add("waiting " + duty.kind));
        features.add("waiting " + model.waiting.isEmpty());
        features.replaceAll(feature -> model.stage + " " + feature);
        if (!late && seen.addAll(features)) {
            found.add(new Situation(model.stage, duel.fork(), now));
        }
    }
}
