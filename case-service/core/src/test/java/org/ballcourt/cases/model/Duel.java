package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;

/** Gives every move to the core and to the model, and tells the first thing in which they differ. */
final class Duel {
    private final CaseDecider decider = new CaseDecider(ShippedPolicies.china());
    private final List<Actor> watched;
    private final boolean all;
    private int moves;
    private CaseState core = CaseState.NONE;
    private ModelCase model = new ModelCase(ShippedPolicies.china());

    /** @param all whether after every move the allowed commands of all that are watched are compared, or of one after the other */
    Duel(List<Actor> watched, boolean all) {
        this.watched = watched;
        this.all = all;
    }

    /** The same situation, in which something else can be tried. */
    Duel fork() {
        Duel fork = new Duel(List.of(), true);
        fork.core = core;
        fork.model = model;
        return fork;
    }

    ModelCase model() {
        return model;
    }

    CaseState core() {
        return core;
    }

    /** ACCEPTED or the rejection's code, as both say; throws {@link Difference} where they do not agree. */
    String play(Move move) {
        ModelCase next = null;
        String modelSays;
        try {
            next = model.after(move.actor(), move.at(), move.command(), move.facts());
            modelSays = "" + next.told;
        } catch (No no) {
            modelSays = no.code.name();
        } catch (RuntimeException e) {
            throw new Difference("the model fails: " + e, e);
        }
        List<DatedEvent> events = List.of();
        String coreSays;
        String reason = "";
        try {
            events = decider.decide(
                    new DecisionInput("BC-1", move.actor(), move.at(), move.command(), move.facts()), core);
            coreSays = ""
                    + events.stream()
                            .map(e -> e.event().getClass().getSimpleName())
                            .toList();
        } catch (CaseRejection rejection) {
            coreSays = rejection.code().name();
            reason = " (" + rejection.getMessage() + ")";
        } catch (RuntimeException e) {
            throw new Difference("the core fails: " + e, e);
        }
        if (!coreSays.equals(modelSays)) {
            throw new Difference("core: " + coreSays + reason + "\nmodel: " + modelSays, null);
        }
        if (next != null) {
            for (DatedEvent event : events) {
                core = core.evolve(event.at(), event.actor(), event.event());
            }
            model = next;
            compare();
        }
        compareAllowed(move);
        return next == null ? coreSays : "ACCEPTED";
    }

    private void compare() {
        same("stage", core.stage(), model.stage);
        same("outcome", core.outcome(), model.outcome);
        same(
                "ball",
                sorted(core.ball().open().stream().map(ModelDuty::shown)),
                sorted(model.ball.stream().map(ModelDuty::toString)));
        same(
                "waiting",
                sorted(core.ball().waiting().stream().map(w -> w.duty().kind() + " " + w.remaining())),
                sorted(model.waiting.stream().map(d -> d.kind + " " + d.left)));
        same("money", balances(core.money()), balances(model.money));
        same(
                "of the price",
                LineAccount.of(core, null).booked().amount().stripTrailingZeros(),
                model.countedOfPrice().stripTrailingZeros());
        same("held", new TreeMap<>(core.held()), model.held);
        same("events", core.events(), (long) model.events);
    }

    private void compareAllowed(Move move) {
        if (!core.exists()) {
            return;
        }
        model.now = move.at();
        if (all) {
            watched.forEach(actor -> compareAllowed(actor, move.at()));
        } else {
            compareAllowed(watched.get(moves++ % watched.size()), move.at());
        }
    }

    private void compareAllowed(Actor actor, Instant at) {
        Set<String> shown = new TreeSet<>();
        decider.allowed(actor, core, at).forEach(command -> shown.add(command.getSimpleName()));
        Set<String> predicted = new TreeSet<>(new ModelPermits(model.afterSilence(actor, at)).allowed(actor));
        if (!shown.equals(predicted)) {
            Set<String> only = new TreeSet<>(shown);
            only.removeAll(predicted);
            predicted.removeAll(shown);
            throw new Difference(
                    "allowed to " + actor + ": only the core " + only + ", only the model " + predicted + " in "
                            + core.stage() + " with " + model.ball,
                    null);
        }
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    private static Map<Account, String> balances(Map<Account, BigDecimal> money) {
        Map<Account, String> balances = new TreeMap<>();
        money.forEach((account, balance) -> {
            if (balance.signum() != 0) {
                balances.put(account, balance.stripTrailingZeros().toPlainString());
            }
        });
        return balances;
    }

    private static void same(String what, Object core, Object model) {
        if (!Objects.equals(core, model)) {
            throw new Difference(what + "\ncore:  " + core + "\nmodel: " + model, null);
        }
    }

    /** Where core and model part. */
    static final class Difference extends RuntimeException {
        Difference(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }
}
