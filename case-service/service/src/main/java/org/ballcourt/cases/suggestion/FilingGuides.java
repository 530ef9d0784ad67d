package org.ballcourt.cases.suggestion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.standing.DecidedCase;
import org.ballcourt.cases.standing.SellerAtAGlance;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.suggestion.FilingGuide.Ended;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;

/** Guides for everybody who thinks of filing. How the latest cases ended, and how a seller stands, is read at most once a minute, whatever is asked. */
public final class FilingGuides {
    /** Fewer cases could be told apart by whoever knows one of them. */
    static final int LEAST = 5;

    private static final int MOST = 200;
    private static final int MOST_SELLERS = 10_000;
    private static final String LATEST = "latest";

    private final Policies policies;
    private final InstantSource time;
    private final LoadingCache<String, List<DecidedCase>> latest;
    private final LoadingCache<Actor, Optional<SellerAtAGlance>> sellers;

    FilingGuides(Policies policies, Standings standings, InstantSource time) {
        this.policies = policies;
        this.time = time;
        this.sellers = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(MOST_SELLERS)
                .build(seller -> standings.ofSellerForEverybody(seller, LEAST, time.instant()));
        this.latest =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(_ -> standings.latestDecided());
    }

    /** The markets that there are guides for, the installation's own first. */
    public List<String> markets() {
        return policies.markets(time.instant()).stream().map(Policy::market).toList();
    }

    /**
     * @param market one of {@link #markets}; null for the installation's own
     * @param seller about whom somebody thinks of complaining; null where that was not said
     */
    public FilingGuide of(Reason reason, GoodsClass goodsClass, String market, String seller, Language language) {
        Policy policy = policies.ofMarket(market, time.instant()).orElseThrow();
        List<DecidedCase> like = latest.get(LATEST).stream()
                .filter(decided -> decided.isAbout(policy.market(), reason, goodsClass))
                .limit(MOST)
                .toList();
        SellerAtAGlance known =
                Actor.isId(seller) ? sellers.get(new Actor(Role.SELLER, seller)).orElse(null) : null;
        return FilingGuide.of(policy, reason, goodsClass, language, ended(like), known);
    }

    /** Null where they are so few that they could be told apart. */
    private static Ended ended(List<DecidedCase> cases) {
        return cases.size() < LEAST
                ? null
                : new Ended(
                        cases.size(),
                        new TreeMap<>(cases.stream()
                                .collect(Collectors.groupingBy(DecidedCase::result, Collectors.counting()))));
    }
}
