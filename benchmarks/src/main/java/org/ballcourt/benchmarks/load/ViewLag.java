package org.ballcourt.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;

/**
 * How far each group of consumers is behind the events, by what the broker knows: so a group that commits once a second seems to be
 * behind by up to a second.
 */
final class ViewLag implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final String bootstrap;
    private final Admin admin;

    ViewLag(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    String bootstrap() {
        return bootstrap;
    }

    Watching watch() throws ExecutionException, InterruptedException {
        return new Watching(admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        admin.close();
    }

    /** Looks twice a second until it is closed. */
    final class Watching implements AutoCloseable {
        private final Set<String> groups;
        private final Thread thread =
                Thread.ofPlatform().daemon().name("view-lag").unstarted(this::look);
        private final Map<String, Behind> worst = new TreeMap<>();
        /** When the topic's end was seen where. */
        private final Deque<Look> ends = new ArrayDeque<>();

        private volatile boolean closed;

        private record Look(long nanos, long end) {}

        private record Behind(long records, double seconds) {
            Behind orWorse(Behind other) {
                return new Behind(Math.max(records, other.records), Math.max(seconds, other.seconds));
            }
        }

        private Watching(Set<String> groups) {
            this.groups = groups;
            thread.start();
        }

        private void look() {
            try {
                while (!closed) {
                    lookOnce();
                    thread.join(PAUSE_MILLIS);
                }
            } catch (ExecutionException away) {
                System.out.println("the lag is unknown: " + away.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void lookOnce() throws ExecutionException, InterruptedException {
            Map<TopicPartition, OffsetSpec> latest = admin
                    .describeTopics(Set.of(Topics.CASE_EVENTS))
                    .allTopicNames()
                    .get()
                    .get(Topics.CASE_EVENTS)
                    .partitions()
                    .stream()
                    .collect(Collectors.toMap(
                            info -> new TopicPartition(Topics.CASE_EVENTS, info.partition()),
                            _ -> OffsetSpec.latest()));
            long end = admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
            long now = System.nanoTime();
            ends.add(new Look(now, end));
            for (String group : groups) {
                Map<TopicPartition, Long> committed = committed(group, latest.keySet());
                if (!committed.isEmpty()) {
                    note(
                            group,
                            now,
                            end,
                            committed.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
                }
            }
        }

        private Map<TopicPartition, Long> committed(String group, Set<TopicPartition> partitions)
                throws ExecutionException, InterruptedException {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null && partitions.contains(partition)) {
                            committed.put(partition, offset.offset());
                        }
                    });
            return committed;
        }

        private void note(String group, long now, long end, long committed) {
            long since = ends.stream()
                    .filter(look -> look.end > committed)
                    .mapToLong(Look::nanos)
                    .findFirst()
                    .orElse(now);
            worst.merge(group, new Behind(end - committed, (now - since) / 1e9), Behind::orWorse);
        }

        /** The most that each group was behind. */
        String worst() {
            close();
            return worst.entrySet().stream()
                    .map(group -> "%s %d events, %.1f s"
                            .formatted(group.getKey(), group.getValue().records, group.getValue().seconds))
                    .collect(Collectors.joining("; ", "most behind: ", ""));
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
