package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.standing.SellerFigures.SellerPoints;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.StandingChanged;
import org.bson.Document;

/**
 * Tells when a seller comes to another rung of the ladder. It compares what the dossiers say now with what they said last, so it may
 * say a change twice under one id, but forgets none: at its start, and when another policy comes into force, it looks at everybody who
 * may have one.
 */
final class RungWatch {
    static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration UNLISTED = Duration.ofHours(1);

    private final Standings standings;
    private final Rungs rungs;
    private final StandingPublisher out;
    private final Policies policies;
    private final InstantSource time;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private String allUnder;

    RungWatch(Standings standings, Rungs rungs, StandingPublisher out, Policies policies, InstantSource time) {
        this.standings = standings;
        this.rungs = rungs;
        this.out = out;
        this.policies = policies;
        this.time = time;
    }

    /** A dossier, or what is kept of a small matter, says something else than before. A dispute brings points from its final ruling on. */
    void changed(Document dossier) {
        String seller = dossier.getString("seller");
        String about = dossier.getString("about");
        if (seller != null) {
            if (dossier.get("finalAt") != null) {
                changed.add(seller);
            }
        } else if (about != null && about.startsWith(Role.SELLER + "/")) {
            changed.add(Actor.parse(about).id());
        }
    }

    /** Whether nobody is to be looked at now, and nothing is to be told. */
    synchronized boolean isIdle() {
        return changed.isEmpty()
                && rungs.untold().isEmpty()
                && rungs.expired(time.instant()).isEmpty();
    }

    synchronized void pass() {
        Instant now = time.instant();
        Rules rules = new Rules(policies, now);
        if (!rules.now().version().equals(allUnder)) {
            changed.addAll(rungs.sellers());
            changed.addAll(standings.sellersWithPoints(rules));
            allUnder = rules.now().version();
        }
        changed.addAll(rungs.expired(now));
        RuntimeException failed = null;
        for (String seller : Set.copyOf(changed)) {
            try {
                look(seller, rules);
            } catch (RuntimeException e) {
                changed.add(seller);
                failed = e;
            }
        }
        rungs.untold().forEach(this::tell);
        if (failed != null) {
            throw failed;
        }
    }

    private void look(String seller, Rules rules) {
        Rung before = rungs.of(seller);
        if (before.untold() != null) {
            return;
        }
        changed.remove(seller);
        SellerPoints standing = standings.points(new Actor(Role.SELLER, seller), rules);
        Instant expires = standing.penalty() == null ? null : firstExpiry(standing, rules.at());
        if (standing.penalty() != before.penalty()) {
            StandingChanged change = change(before, standing, rules);
            remember(before, new Rung(seller, before.n() + 1, standing.penalty(), expires, change));
        } else if (!Objects.equals(expires, before.expires())) {
            remember(before, before.expiring(expires));
        }
    }

    /** Where another node was faster with what it knew then, that seller is looked at again. */
    private void remember(Rung before, Rung after) {
        if (!rungs.replace(before, after)) {
            changed.add(after.seller());
        }
    }

    /** Where more points are there than are listed, the oldest of them are looked for every hour. */
    private static Instant firstExpiry(SellerPoints standing, Instant at) {
        if (standing.reasons().size() == FigureReason.LISTED) {
            return at.plus(UNLISTED);
        }
        return standing.reasons().stream()
                .map(FigureReason::expires)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static StandingChanged change(Rung before, SellerPoints now, Rules rules) {
        String of = new Actor(Role.SELLER, before.seller()).toString();
        return new StandingChanged(
                of + "#" + (before.n() + 1),
                of,
                rules.at(),
                before.penalty(),
                now.penalty(),
                now.points(),
                now.reasons().isEmpty() ? null : now.reasons().getFirst().caseId(),
                rules.now().version());
    }

    private void tell(Rung rung) {
        out.send(rung.untold());
        rungs.replace(rung, rung.told());
    }
}
