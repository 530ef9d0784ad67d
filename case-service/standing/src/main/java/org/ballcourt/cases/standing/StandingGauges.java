package org.ballcourt.cases.standing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells what cases add up to as metrics: every half minute while something happens, every five minutes in any case, and never for
 * more than a two-hundredth of the time, however many cases there are. Nobody is a label: whoever reaches the port of the metrics has
 * shown nobody who he is, and what is said of one seller or one of the desk is for those whom it concerns and for supervisors.
 */
final class StandingGauges {
    /** The desks' figures are those of so many days. */
    static final Duration SPAN = Duration.ofDays(30);

    static final Duration PACE = Duration.ofSeconds(30);
    private static final int AT_LEAST_EVERY = 10;
    private static final int REST_TIMES = 199;

    private final Standings standings;
    private final MongoDossiers dossiers;
    private final InstantSource time;
    private final MeterRegistry meters;
    private final Map<String, Long> held = new ConcurrentHashMap<>();
    private final MultiGauge cases;
    private final MultiGauge desks;
    private final MultiGauge unequal;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private int passes;
    private long restUntilNanos = System.nanoTime();

    StandingGauges(Standings standings, MongoDossiers dossiers, InstantSource time, MeterRegistry meters) {
        this.standings = standings;
        this.dossiers = dossiers;
        this.time = time;
        this.meters = meters;
        this.cases = MultiGauge.builder("ballcourt.case.figures")
                .description("Mean per case that changed in the last 30 days")
                .register(meters);
        this.desks = MultiGauge.builder("ballcourt.desk.figures")
                .description("What each desk did in the last 30 days")
                .register(meters);
        this.unequal = MultiGauge.builder("ballcourt.inconsistent.rulings")
                .description("Final rulings unlike the usual for equal facts")
                .register(meters);
    }

    /** The next pass computes anew. */
    void changed() {
        changed.set(true);
    }

    void pass() {
        long begun = System.nanoTime();
        if (begun - restUntilNanos < 0) {
            return;
        }
        if (changed.getAndSet(false) || passes % AT_LEAST_EVERY == 0) {
            try {
                compute();
            } catch (RuntimeException failed) {
                changed.set(true);
                throw failed;
            }
            restUntilNanos = System.nanoTime() + REST_TIMES * (System.nanoTime() - begun);
        }
        passes++;
    }

    void compute() {
        Instant now = time.instant();
        dossiers.heldBySet().forEach(this::held);
        List<Dossier> recent = dossiers.between(now.minus(SPAN), now);
        cases.register(caseRows(recent.stream().filter(Dossier::isDispute).toList()), true);
        desks.register(
                deskRows(
                        DeskFigures.of(recent, new Period(now.minus(SPAN), now)).values()),
                true);
        unequal.register(
                List.of(MultiGauge.Row.of(Tags.empty(), standings.pairs(now).size())), true);
    }

    private void held(String holders, long millis) {
        if (held.put(holders, millis) == null) {
            FunctionCounter.builder("ballcourt.held.seconds", held, all -> all.getOrDefault(holders, 0L) / 1000.0)
                    .description("How long each set of holders had the ball, over all cases")
                    .tag("holders", holders)
                    .register(meters);
        }
    }

    private static List<MultiGauge.Row<?>> caseRows(List<Dossier> recent) {
        return List.of(
                mean(
                        "hand_offs",
                        recent.stream()
                                .mapToLong(one -> one.desk().passes().size())
                                .average()
                                .orElse(0)),
                mean(
                        "empty_hand_offs",
                        recent.stream()
                                .mapToLong(Dossier::emptyPasses)
                                .average()
                                .orElse(0)),
                mean(
                        "missed_duties",
                        recent.stream()
                                .mapToLong(Dossier::missedDuties)
                                .average()
                                .orElse(0)),
                mean(
                        "evidence_rounds",
                        recent.stream()
                                .mapToLong(Dossier::evidenceRounds)
                                .average()
                                .orElse(0)));
    }

    private static MultiGauge.Row<?> mean(String figure, double value) {
        return MultiGauge.Row.of(Tags.of("figure", figure), value);
    }

    private static List<MultiGauge.Row<?>> deskRows(Collection<DeskLine> lines) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        lines.stream().filter(line -> !line.of().contains("/")).forEach(line -> {
            row(rows, line, "first_actions_on_time", line.firstActions().onTime());
            row(rows, line, "first_actions_late", line.firstActions().late());
            row(rows, line, "rulings_on_time", line.rulings().onTime());
            row(rows, line, "rulings_late", line.rulings().late());
            row(rows, line, "hand_offs", line.handOffs());
            row(rows, line, "empty_hand_offs", line.emptyHandOffs());
            row(rows, line, "owners_fixed", line.ownersFixed());
            row(rows, line, "appeals_decided", line.appealsDecided());
            row(rows, line, "appeals_upheld", line.appealsUpheld());
            row(rows, line, "declined", line.declined());
            row(rows, line, "overturned", line.overturned());
            row(rows, line, "abandoned", line.abandoned());
            row(rows, line, "evidence_rounds", line.evidenceRounds());
            row(rows, line, "held_seconds", line.held().toSeconds());
        });
        return rows;
    }

    private static void row(List<MultiGauge.Row<?>> rows, DeskLine line, String figure, double value) {
        rows.add(MultiGauge.Row.of(Tags.of("desk", line.of(), "figure", figure), value));
    }
}
