package org.ballcourt.cases.walk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;

/**
 * Finds how long silence can last at most. Each state is first followed with every working time stretched to the longest that the
 * calendar ever makes of it, which bounds it from above; the paths that could be the longest are then laid at every start of the
 * calendar's known years. Time that an outage gives back is not counted.
 */
final class LongestSilence {
    /** Where somebody falls silent, and how the case came there. */
    record Candidate(CaseState state, List<Message> way) {}

    /** The lengths of one class of goods, urgent or not. */
    private record Variant(GoodsClass goods, boolean urgent, Map<DutyTerm, Policy.Length> lengths) {}

    /** A variant with every working time at its longest. */
    private record Slow(Variant variant, Policy policy, DeciderHarness core) {}

    private record Path(Candidate from, Variant variant, Grant ruled, List<DutyTerm> terms, Duration atMost) {}

    private record Best(Path path, Instant start, Duration length) {}

    /** Between two starts so far apart the longest silence differs by no more than that. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** Halves of it fall on whole minutes down to the last. */
    private static final Duration COARSE = PRECISION.multipliedBy(1 << 12);

    private final Policy policy;
    private final BusinessCalendar calendar;
    private final Instant first;
    private final Instant last;
    private final Map<Duration, Duration> stretched = new HashMap<>();
    private final Set<SilentPath.Turn> turns = new LinkedHashSet<>();

    LongestSilence(Policy policy) {
        this.policy = policy;
        this.calendar = policy.calendar();
        int year = policy.effectiveFrom().getYear();
        int from = calendar.years().stream().mapToInt(Integer::intValue).min().orElse(year);
        int until = calendar.years().stream().mapToInt(Integer::intValue).max().orElse(year + 1);
        LocalDate begin = LocalDate.of(from, 1, 1);
        this.first = startOf(begin.isBefore(policy.effectiveFrom()) ? policy.effectiveFrom() : begin);
        Instant end = startOf(LocalDate.of(until + 1, 1, 1));
        this.last = end.isAfter(first) ? end : first.plus(Duration.ofDays(365));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    SilentPath of(List<Candidate> from) {
        List<Path> paths = new ArrayList<>();
        Map<Variant, Set<List<DutyTerm>>> seen = new HashMap<>();
        List<Slow> slow = variants().stream().map(this::slow).toList();
        for (Candidate candidate : from) {
            for (Grant grant : grants(candidate.state())) {
                Set<Map<DutyTerm, Policy.Length>> followed = new HashSet<>();
                for (Slow one : slow) {
                    if (followed.stream()
                            .noneMatch(lengths ->
                                    one.variant().lengths().entrySet().containsAll(lengths.entrySet()))) {
                        Path path = bounded(candidate, one, grant, followed);
                        if (seen.computeIfAbsent(one.variant(), v -> new HashSet<>())
                                .add(path.terms())) {
                            paths.add(path);
                        }
                    }
                }
            }
        }
        Best best = new Best(null, first, Duration.ZERO);
        for (Path path : paths.stream()
                .sorted(Comparator.comparing(Path::atMost).reversed())
                .toList()) {
            if (path.atMost().compareTo(best.length()) > 0) {
                best = longer(path, best);
            }
        }
        return told(best);
    }

    private static List<Grant> grants(CaseState state) {
        return state.isRuledOn() && state.fulfilment().plan() == null
                ? List.of(Grant.values())
                : Arrays.asList((Grant) null);
    }

    private static UnaryOperator<CaseState> ruling(Grant grant) {
        return grant == null ? UnaryOperator.identity() : grant::ruledIn;
    }

    private Slow slow(Variant variant) {
        Policy slow = with(stretched(variant.lengths()));
        return new Slow(variant, slow, new DeciderHarness(slow));
    }

    /** @param followed the lengths that it depends on are added: another variant with the same ones goes the same way */
    private Path bounded(Candidate candidate, Slow slow, Grant grant, Set<Map<DutyTerm, Policy.Length>> followed) {
        SilentRun run = new SilentRun(slow.policy(), slow.core())
                .from(candidate.state(), first)
                .toTheEnd(ruling(grant), turns);
        Map<DutyTerm, Policy.Length> lengths = new EnumMap<>(DutyTerm.class);
        run.terms().forEach(term -> lengths.put(term, slow.variant().lengths().get(term)));
        followed.add(lengths);
        List<SilentRun.Lapse> chain = run.chain();
        List<DutyTerm> terms = chain.stream().map(SilentRun.Lapse::term).toList();
        return new Path(candidate, slow.variant(), grant, terms, SilentRun.total(chain));
    }

    /** The later silence begins the later it ends, so an interval of starts lasts no longer than from its first start to the end of its last. */
    private Best longer(Path path, Best best) {
        Best found = best;
        for (Instant at = first; at.isBefore(last); at = at.plus(COARSE)) {
            found = longer(path, found, at, at.plus(COARSE));
        }
        return found;
    }

    private Best longer(Path path, Best best, Instant from, Instant until) {
        Instant end = endOf(path, until);
        if (end.isAfter(last) || Duration.between(from, end).compareTo(best.length()) <= 0) {
            return best;
        }
        Duration length = Duration.between(from, endOf(path, from));
        Best found = length.compareTo(best.length()) > 0 ? new Best(path, from, length) : best;
        Duration half = Duration.between(from, until).dividedBy(2);
        if (half.compareTo(PRECISION) < 0) {
            return found;
        }
        return longer(path, longer(path, found, from, from.plus(half)), from.plus(half), until);
    }

    private Instant endOf(Path path, Instant start) {
        Instant at = start;
        for (DutyTerm term : path.terms()) {
            at = plus(policy, at, path.variant().lengths().get(term));
        }
        return at;
    }

    /** The path once more, with the core itself and the policy's own lengths. */
    private SilentPath told(Best best) {
        Path path = best.path();
        Policy own = with(path.variant().lengths());
        SilentRun run = new SilentRun(own, new DeciderHarness(own))
                .from(path.from().state(), best.start())
                .toTheEnd(ruling(path.ruled()), new HashSet<>());
        List<SilentRun.Lapse> chain = run.chain();
        List<SilentPath.Step> steps = IntStream.range(0, chain.size())
                .mapToObj(i -> step(chain.get(i), path.terms().get(i), path.variant()))
                .toList();
        return new SilentPath(
                best.start(),
                run.end(),
                path.variant().goods(),
                path.variant().urgent(),
                path.from().way(),
                steps,
                Set.copyOf(turns));
    }

    private static SilentPath.Step step(SilentRun.Lapse lapse, DutyTerm term, Variant variant) {
        Duty duty = lapse.duty();
        return new SilentPath.Step(
                term,
                duty.holder(),
                variant.lengths().get(term),
                duty.since(),
                lapse.at(),
                duty.onLapse(),
                duty.clause());
    }

    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        Set<Map<DutyTerm, Policy.Length>> seen = new HashSet<>();
        List<GoodsClass> usualFirst = Stream.concat(Stream.of(GoodsClass.OTHER), Stream.of(GoodsClass.values()))
                .toList();
        for (boolean urgent : new boolean[] {false, true}) {
            for (GoodsClass goods : usualFirst) {
                Map<DutyTerm, Policy.Length> lengths = new EnumMap<>(DutyTerm.class);
                policy.terms().keySet().forEach(term -> lengths.put(term, policy.length(term, goods, urgent)));
                if (seen.add(lengths)) {
                    variants.add(new Variant(goods, urgent, lengths));
                }
            }
        }
        return variants;
    }

    /** Each a little different, so that a duty tells by its length which term it stands under. */
    private Map<DutyTerm, Policy.Length> stretched(Map<DutyTerm, Policy.Length> lengths) {
        Map<DutyTerm, Policy.Length> longer = new EnumMap<>(DutyTerm.class);
        lengths.forEach((term, length) -> longer.put(
                term, new Policy.Length(stretched(length).plusNanos(term.ordinal() + 1), ClockKind.CALENDAR)));
        return longer;
    }

    private Duration stretched(Policy.Length length) {
        return length.clock() == ClockKind.CALENDAR
                ? length.time()
                : stretched.computeIfAbsent(length.time(), this::longestSpan);
    }

    /** A working time takes longest when it begins just when a day's work is over. */
    private Duration longestSpan(Duration workingTime) {
        Duration longest = Duration.ZERO;
        LocalDate day = first.atZone(calendar.zone()).toLocalDate().minusDays(1);
        LocalTime closes = calendar.closes();
        for (; startOf(day).isBefore(last); day = day.plusDays(1)) {
            Instant from = ZonedDateTime.of(day, closes, calendar.zone()).toInstant();
            Duration span = Duration.between(from, calendar.plus(from, workingTime));
            longest = span.compareTo(longest) > 0 ? span : longest;
        }
        return longest;
    }

    /**
     * Whether silence there is a part of a longer one: it began when a duty lapsed that was alone, and each duty of it has the one
     * term that its kind can have.
     */
    static boolean isWithin(CaseState before, CaseState after, Policy policy) {
        return before.ball().open().size() == 1
                && before.ball().waiting().isEmpty()
                && after.isOpen()
                && after.ball().open().stream()
                        .allMatch(duty -> termsOf(duty, policy).limit(2).count() == 1);
    }

    static Instant plus(Policy policy, Instant from, Policy.Length length) {
        return policy.calendar().plus(from, length.time(), length);
    }

    /** Those of its kind that bring what it shows; a duty that was moved to somebody else may show what another kind's term brings. */
    static Stream<DutyTerm> termsOf(Duty duty, Policy policy) {
        List<DutyTerm> ofKind = Stream.of(DutyTerm.values())
                .filter(term -> term.duty() == duty.kind() || isLevelAbove(term, duty))
                .toList();
        List<DutyTerm> bringing = ofKind.stream()
                .filter(term -> policy.silence().get(term) == duty.onLapse())
                .toList();
        return (bringing.isEmpty() ? ofKind : bringing).stream();
    }

    /** One term for all that a supervisor decides, and one for what it answers. */
    private static boolean isLevelAbove(DutyTerm term, Duty duty) {
        return term == DutyTerm.atLevelAbove(duty.kind()) && duty.holder() == Role.SUPERVISOR;
    }

    private Policy with(Map<DutyTerm, Policy.Length> lengths) {
        Policy p = policy;
        return new Policy(
                p.version(),
                p.market(),
                p.effectiveFrom(),
                p.transition(),
                p.currency(),
                p.calendar(),
                lengths,
                p.silence(),
                Map.of(),
                Map.of(),
                p.pace(),
                p.amounts(),
                p.windows(),
                p.limits(),
                p.burdens(),
                p.liability(),
                p.grounds(),
                p.standing(),
                p.agents(),
                p.clauses(),
                p.secondEdition());
    }
}
