package org.ballcourt.simulation.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.simulation.kernel.Scheduler;

/** A consumer group by the eager protocol: all give back what they have before anybody gets something. */
final class SimulatedGroup {
    private static final class Member {
        private boolean joined;
        private int generation;
        private Set<TopicPartition> assignment = Set.of();
    }

    private final Scheduler scheduler;
    private final Map<SimulatedConsumer, Member> members = new LinkedHashMap<>();
    private int generation;
    private boolean rebalancing;

    SimulatedGroup(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** From a poll: what the member has to know by now it is told. */
    void meet(SimulatedConsumer consumer) {
        Member member = members.get(consumer);
        if (member == null) {
            consumer.revoke();
            member = new Member();
            members.put(consumer, member);
            rebalance();
        }
        if (rebalancing && !member.joined) {
            consumer.revoke();
            member.joined = true;
            if (members.values().stream().allMatch(one -> one.joined)) {
                assign();
            }
        }
        if (!rebalancing && member.generation != generation) {
            member.generation = generation;
            consumer.assign(member.assignment);
        }
    }

    boolean mayCommit(SimulatedConsumer consumer) {
        Member member = members.get(consumer);
        return member != null && member.generation == generation && !member.joined;
    }

    private void rebalance() {
        rebalancing = true;
        members.values().forEach(member -> member.joined = false);
        members.keySet().forEach(SimulatedConsumer::callBack);
    }

    private void assign() {
        rebalancing = false;
        generation++;
        List<SimulatedConsumer> order = new ArrayList<>(members.keySet());
        Collections.shuffle(order, scheduler.random());
        members.values().forEach(member -> {
            member.joined = false;
            member.assignment = new LinkedHashSet<>();
        });
        for (int partition = 0; partition < SimulatedBroker.PARTITIONS; partition++) {
            SimulatedConsumer owner = order.get(partition % order.size());
            for (String topic : owner.topics()) {
                members.get(owner).assignment.add(new TopicPartition(topic, partition));
            }
        }
        order.forEach(SimulatedConsumer::callBack);
    }

    void expire() {
        if (members.keySet().removeIf(consumer -> !consumer.isHeard()) && !members.isEmpty()) {
            rebalance();
        }
    }

    void leave(SimulatedConsumer consumer) {
        if (members.remove(consumer) != null && !members.isEmpty()) {
            rebalance();
        }
    }
}
