package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyVariants;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.InMemoryPolicyAnnouncements;
import org.ballcourt.cases.store.PolicyAnnouncements;
import org.ballcourt.cases.store.PolicyAnnouncements.Progress;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;

/** Every open case is told once, whatever stops the run on its way. */
class AnnouncingPoliciesTest {
    private static final String NEXT = "cn-marketplace-2099-01";

    private final CommandWorld world = new CommandWorld();
    private final LoadedPolicies policies = PolicyVariants.later(
            NEXT, "2099-01-01", "LATEST\nannouncedOn: " + day(3), "PROVE: {time: PT72H", "PROVE: {time: PT96H");
    private final PolicyAnnouncements announcements = new InMemoryPolicyAnnouncements();

    AnnouncingPoliciesTest() {
        world.policies = policies;
    }

    private static String day(int after) {
        return Samples.START.plus(Duration.ofDays(after)).toString().substring(0, 10);
    }

    /** Files nothing. */
    private interface Submitting extends CaseCommands {
        @Override
        default String caseOfComplaint(Actor actor, String commandId) {
            throw new AssertionError("an announcement opens no case");
        }

        @Override
        default String caseOf(FilingCommand filing, Actor actor, String commandId) {
            throw new AssertionError("an announcement opens no case");
        }
    }

    private PolicyAnnouncer announcer(CaseCommands door) {
        return new PolicyAnnouncer(policies, world.stored, announcements, door, () -> world.now, world.meters);
    }

    private List<String> filed(int cases) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            ids.add(world.filed(world.door(), "O-" + i));
        }
        return ids;
    }

    private long timesTold(String caseId) {
        return world.stored.load(caseId).events().stream()
                .filter(recorded -> recorded.event() instanceof PolicyAnnounced)
                .count();
    }

    @Test
    void tellsNobodyBeforeItsDay() {
        List<String> ids = filed(1);
        announcer(world.door()).announceAll();
        assertThat(timesTold(ids.getFirst())).isZero();
    }

    /** A clock that is moved on stops there, so that no later deadline is decided before the announcement. */
    @Test
    void isDueWhenTheVersionIsAnnouncedAndNotAgain() {
        List<String> ids = filed(1);
        PolicyAnnouncer announcer = announcer(world.door());
        assertThat(announcer.nextDue()).as("before it has looked").isEmpty();
        announcer.announceAll();
        Instant day = announcer.nextDue().orElseThrow();
        assertThat(day).isBetween(Samples.START.plus(Duration.ofDays(2)), Samples.START.plus(Duration.ofDays(3)));
        world.now = day;
        announcer.timeWasSet();
        assertThat(timesTold(ids.getFirst())).isEqualTo(1);
        assertThat(announcer.nextDue()).isEmpty();
    }

    @Test
    void tellsEveryOpenCaseOnce() {
        List<String> ids = filed(5);
        world.door().submit(world.submission(ids.get(2), CommandWorld.BUYER, new WithdrawComplaint("x")));
        world.pass(Duration.ofDays(4));
        announcer(world.door()).announceAll();
        announcer(world.door()).announceAll();
        assertThat(ids.stream().map(this::timesTold)).containsExactly(1L, 1L, 0L, 1L, 1L);
        assertThat(world.count("ballcourt.policy.announcements", "version", NEXT))
                .isEqualTo(4);
        CaseLog log = world.stored.load(ids.getFirst());
        assertThat(log.events().getLast().actor().toString()).startsWith("SYSTEM");
        assertThat(announcements.of(NEXT).doneAt()).isEqualTo(world.now);
    }

    @Test
    void goesOnWhereItWasStopped() {
        List<String> ids = filed(230);
        world.pass(Duration.ofDays(4));
        CaseCommands door = world.door();
        AtomicInteger left = new AtomicInteger(210);
        PolicyAnnouncer stopped = announcer((Submitting) submission -> {
            if (left.getAndDecrement() == 0) {
                throw new Unavailable(Message.of("test.said").with("en", "down").with("zh", "停"), null);
            }
            return door.submit(submission);
        });
        assertThatThrownBy(stopped::announceAll).isInstanceOf(Unavailable.class);
        Progress reached = announcements.of(NEXT);
        assertThat(reached.after()).as("the first page is behind us").isNotEmpty();
        AtomicInteger asked = new AtomicInteger();
        announcer((Submitting) submission -> {
                    asked.incrementAndGet();
                    return door.submit(submission);
                })
                .announceAll();
        assertThat(asked.get()).as("not from the beginning").isEqualTo(30);
        assertThat(ids.stream().map(this::timesTold)).containsOnly(1L);
    }

    /** A node with the old files may take complaints for a while. */
    @Test
    void comesRoundAgainForComplaintsOfNodesThatDidNotKnow() {
        world.pass(Duration.ofDays(4));
        announcer(world.door()).announceAll();
        world.policies = PolicyVariants.first();
        List<String> ids = filed(1);
        world.policies = policies;
        announcer(world.door()).announceAll();
        assertThat(timesTold(ids.getFirst())).as("the run is done for now").isZero();
        world.pass(Duration.ofHours(7));
        announcer(world.door()).announceAll();
        assertThat(timesTold(ids.getFirst())).isEqualTo(1);
    }

    @Test
    void leavesAtLeastSevenDays() {
        List<String> ids = filed(1);
        world.pass(Duration.ofDays(4));
        announcer(world.door()).announceAll();
        PolicyAnnounced told = (PolicyAnnounced)
                world.stored.load(ids.getFirst()).events().getLast().event();
        assertThat(told.effectiveAt()).isEqualTo(Instant.parse("2098-12-31T16:00:00Z"));
        assertThat(told.governsFrom()).isEqualTo(told.effectiveAt());
    }
}
