package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/** How the sides rated the platform's people in a time: the figures of each, and the newest ratings with their cases. */
@JsonPropertyOrder({"from", "until", "step", "newestOnly", "people", "ratings"})
public record AgentRatings(
        Instant from,
        Instant until,
        Duration step,
        boolean newestOnly,
        List<RatedPerson> people,
        List<GivenRating> ratings) {
    /** Most ratings that are named. */
    private static final int NAMED = 100;

    /** Up to so many stars a rating is a low one. */
    private static final int LOW = 2;

    /**
     * @param of as {@code ROLE/id}
     * @param byRole whose ratings they are
     * @param low those of one or two stars
     */
    public record RatedPerson(String of, Stars all, Map<Role, Stars> byRole, int low, List<RatingsStep> steps) {}

    /** @param mean of 1 to 5 stars, two digits; null where nobody rated */
    public record Stars(int count, String mean) {
        static Stars of(List<GivenRating> ratings) {
            AgentFigures.Ratings figures = AgentFigures.Ratings.of(
                    ratings.stream().map(GivenRating::stars).toList());
            return new Stars(
                    figures.count(),
                    figures.mean() == null ? null : figures.mean().toPlainString());
        }
    }

    /** What came in one step. */
    public record RatingsStep(Instant from, Instant until, Stars stars) {}

    /** @param by the role of whoever rated; the case says the rest */
    public record GivenRating(String caseId, String of, Role by, int stars, Instant at) {}

    /** Newest first; of whom several of the platform share an id, each is meant, as in their standing. */
    static List<GivenRating> given(List<Dossier> dossiers, Period period, String of) {
        return dossiers.stream()
                .flatMap(dossier -> dossier.ratings().stream()
                        .filter(rating -> period.has(rating.at()))
                        .flatMap(rating -> people(dossier, rating)
                                .map(who -> new GivenRating(
                                        dossier.caseId(), who, rating.by(), rating.stars(), rating.at()))))
                .filter(rating ->
                        of == null || rating.of().equals(of) || rating.of().startsWith(of + "/"))
                .sorted(Comparator.comparing(GivenRating::at).reversed())
                .toList();
    }

    private static Stream<String> people(Dossier dossier, Dossier.Rating rating) {
        return dossier.people().stream().filter(who -> Actor.parse(who).id().equals(rating.agent()));
    }

    /** In the order of their names. */
    static List<RatedPerson> people(List<GivenRating> given, List<Period> steps) {
        Map<String, List<GivenRating>> byPerson =
                given.stream().collect(Collectors.groupingBy(GivenRating::of, TreeMap::new, Collectors.toList()));
        return byPerson.entrySet().stream()
                .map(one -> person(one.getKey(), one.getValue(), steps))
                .toList();
    }

    private static RatedPerson person(String of, List<GivenRating> given, List<Period> steps) {
        Map<Role, Stars> byRole = new TreeMap<>();
        given.stream()
                .collect(Collectors.groupingBy(GivenRating::by))
                .forEach((role, theirs) -> byRole.put(role, Stars.of(theirs)));
        int low = (int) given.stream().filter(rating -> rating.stars() <= LOW).count();
        return new RatedPerson(
                of,
                Stars.of(given),
                byRole,
                low,
                steps.stream()
                        .map(step -> new RatingsStep(
                                step.from(),
                                step.until(),
                                Stars.of(given.stream()
                                        .filter(rating -> step.has(rating.at()))
                                        .toList())))
                        .toList());
    }

    /** @param open whether the reader may be told of that case */
    static List<GivenRating> shown(List<GivenRating> given, Predicate<String> open) {
        return given.stream()
                .limit(NAMED)
                .filter(rating -> open.test(rating.caseId()))
                .toList();
    }
}
