package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.records.StandingChanged;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A rung that a seller reaches or loses is told once. */
class RungWatchTest {
    /** The rungs in a map. */
    private final class RungsInMemory implements Rungs {
        private final Map<String, Rung> rungs = new LinkedHashMap<>();

        @Override
        public Rung of(String seller) {
            looked.add(seller);
            if (unreadable.contains(seller)) {
                throw new IllegalStateException("no answer about " + seller);
            }
            return rungs.getOrDefault(seller, Rung.none(seller));
        }

        @Override
        public boolean replace(Rung before, Rung after) {
            if (faster != null) {
                rungs.put(faster.seller(), faster);
                faster = null;
            }
            boolean same = rungs.getOrDefault(before.seller(), Rung.none(before.seller()))
                    .equals(before);
            if (same) {
                rungs.put(after.seller(), after);
            }
            return same;
        }

        @Override
        public List<Rung> untold() {
            return rungs.values().stream().filter(rung -> rung.untold() != null).toList();
        }

        @Override
        public List<String> sellers() {
            return rungs.values().stream()
                    .filter(rung -> rung.penalty() != null)
                    .map(Rung::seller)
                    .toList();
        }

        @Override
        public List<String> expired(Instant now) {
            return rungs.values().stream()
                    .filter(rung -> rung.expires() != null && !rung.expires().isAfter(now))
                    .map(Rung::seller)
                    .toList();
        }
    }

    private final Court court = new Court();
    private final RungsInMemory rungs = new RungsInMemory();
    private final List<StandingChanged> told = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private boolean down;
    private Rung faster;

    private RungWatch watch() {
        return new RungWatch(court.standings(), rungs, this::send, Shipped.policies(), court::now);
    }

    private void send(StandingChanged change) {
        if (down) {
            throw new IllegalStateException("no broker");
        }
        told.add(change);
    }

    private Document ruledOn(String seller) {
        return new Document("seller", seller).append("finalAt", Date.from(court.now()));
    }

    private void ruledAgainst(String seller) {
        court.ruled("li", seller, "AGENT/wang", RulingResult.GRANTED);
        court.waits("P8D");
    }

    @Test
    void tellsARungOnceAndByWhichCase() {
        ruledAgainst("shop");
        RungWatch watch = watch();
        watch.pass();
        watch.pass();

        StandingChanged change = told.getFirst();
        assertThat(told).hasSize(1);
        assertThat(change.id()).isEqualTo("SELLER/shop#1");
        assertThat(change.of()).isEqualTo("SELLER/shop");
        assertThat(change.from()).isNull();
        assertThat(change.to()).isEqualTo(Penalty.WARNING);
        assertThat(change.because()).isNotNull();
    }

    @Test
    void looksAgainWhereADossierHasChanged() {
        RungWatch watch = watch();
        watch.pass();
        ruledAgainst("shop");
        watch.changed(ruledOn("shop"));
        watch.pass();
        assertThat(told).extracting(StandingChanged::to).containsExactly(Penalty.WARNING);

        court.violations.put("other", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 6, null)));
        watch.changed(new Document("about", "SELLER/other"));
        watch.changed(new Document("about", "AGENT/wang"));
        watch.pass();
        assertThat(told).extracting(StandingChanged::of).containsExactly("SELLER/shop", "SELLER/other");
        assertThat(told.getLast().to()).isEqualTo(Penalty.POINTS_DEDUCTED);
    }

    @Test
    void looksAtNobodyWhereNoRulingIsFinal() {
        RungWatch watch = watch();
        watch.pass();
        watch.changed(new Document("seller", "shop"));
        watch.pass();
        assertThat(looked).isEmpty();
    }

    @Test
    void tellsThatARungIsLostWhereWhatBroughtItIsGone() {
        court.violations.put("shop", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 6, null)));
        RungWatch watch = watch();
        watch.changed(ruledOn("shop"));
        watch.pass();
        court.violations.clear();
        watch.changed(ruledOn("shop"));
        watch.pass();

        assertThat(told.getLast().id()).isEqualTo("SELLER/shop#2");
        assertThat(told.getLast().from()).isEqualTo(Penalty.POINTS_DEDUCTED);
        assertThat(told.getLast().to()).isNull();
    }

    @Test
    void seesWhenPointsExpireAndLooksAtNobodyBefore() {
        ruledAgainst("shop");
        RungWatch watch = watch();
        watch.pass();
        looked.clear();
        court.waits("P300D");
        watch.pass();
        assertThat(looked).isEmpty();

        court.waits("P100D");
        watch.pass();
        watch.pass();

        assertThat(told).extracting(StandingChanged::to).containsExactly(Penalty.WARNING, null);
        assertThat(looked).containsExactly("shop");
    }

    @Test
    void looksAtTheOthersWhereOneCannotBeRead() {
        court.violations.put("a", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 6, null)));
        court.violations.put("b", List.of(new FigureReason("VR-2", "VIOLATION_UPHELD", court.now(), 6, null)));
        unreadable.add("a");
        RungWatch watch = watch();
        watch.changed(ruledOn("a"));
        watch.changed(ruledOn("b"));
        assertThatThrownBy(watch::pass).hasMessage("no answer about a");
        assertThat(told).extracting(StandingChanged::of).containsExactly("SELLER/b");

        unreadable.clear();
        watch.pass();
        assertThat(told).extracting(StandingChanged::of).containsExactly("SELLER/b", "SELLER/a");
    }

    @Test
    void looksAgainWhereAnotherNodeWasFasterAndKnewLess() {
        court.violations.put("shop", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 6, null)));
        faster = new Rung("shop", 1, null, null, null);
        RungWatch watch = watch();
        watch.pass();
        assertThat(told).isEmpty();
        watch.pass();

        assertThat(told).extracting(StandingChanged::id).containsExactly("SELLER/shop#2");
    }

    @Test
    void putsNoNewerChangeInThePlaceOfOneThatIsNotPublishedYet() {
        court.violations.put("shop", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 6, null)));
        RungWatch watch = watch();
        watch.changed(ruledOn("shop"));
        down = true;
        assertThatThrownBy(watch::pass).hasMessage("no broker");
        court.violations.clear();
        watch.changed(ruledOn("shop"));
        assertThatThrownBy(watch::pass).hasMessage("no broker");
        down = false;
        watch.pass();
        watch.pass();

        assertThat(told).extracting(StandingChanged::id).containsExactly("SELLER/shop#1", "SELLER/shop#2");
    }

    @Test
    void forgetsNoneThatCouldNotBePublished() {
        ruledAgainst("shop");
        down = true;
        RungWatch watch = watch();
        assertThatThrownBy(watch::pass).hasMessage("no broker");
        down = false;
        watch().pass();

        assertThat(told).extracting(StandingChanged::id).containsExactly("SELLER/shop#1");
    }
}
