package org.ballcourt.cases.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, before a command is taken or an event is sent, whether the topic goes on where the log has ended. An event is published only after
 * it was stored, so this is what a store looks like that was put back from a backup: whatever is decided on it forks from what readers have
 * applied. The start is refused then; told to, it first takes the missing events back from the topic, as they are.
 */
final class TopicAhead {
    private static final Logger log = LoggerFactory.getLogger(TopicAhead.class);

    /** So many wait for each other in memory; a command whose events lie across that border becomes two commits. */
    private static final int TOGETHER = 10_000;

    private final RelayedPlaces places;
    private final TopicTail topic;
    private final CaseStore cases;
    private final boolean takeBack;
    private boolean looked;

    TopicAhead(RelayedPlaces places, TopicTail topic, CaseStore cases, boolean takeBack) {
        this.places = places;
        this.topic = topic;
        this.cases = cases;
        this.takeBack = takeBack;
    }

    /**
     * Looks once; after that there is nothing more to find, since whatever is published then was stored by a process that had looked.
     *
     * @throws StoreOutdated if the log lacks events, and they are not to be taken back
     * @throws RuntimeException if the store or Kafka does not answer
     */
    synchronized void look() {
        if (looked) {
            return;
        }
        int back = 0;
        for (Map.Entry<Integer, TopicTail.End> end : topic.ends().entrySet()) {
            // All that lies before it was relayed by the store that we have.
            long next = places.newest(end.getKey()).orElse(-1) + 1;
            if (next < end.getValue().offset()) {
                Missing missing = new Missing();
                topic.readFrom(new Place(end.getKey(), next), missing::add);
                missing.store();
                back += missing.stored;
            }
        }
        if (back > 0) {
            log.warn("The store was older than Kafka: {} events were taken back from the topic", back);
        }
        looked = true;
    }

    /** The same for whoever may only wait. */
    boolean isOver() {
        try {
            look();
            return true;
        } catch (StoreOutdated outdated) {
            log.error("Nothing is published: {}", outdated.getMessage());
        } catch (RuntimeException notNow) {
            log.warn("Whether the topic is ahead of the log cannot be told just now: {}", notNow.toString());
        }
        return false;
    }

    /** What one partition has and the log has not. */
    private final class Missing {
        private final Map<String, List<LoggedEvent>> byCase = new LinkedHashMap<>();
        private int waiting;
        private int stored;

        void add(List<Published> batch) {
            Map<String, CaseLog> logs = logs(batch);
            for (Published published : batch) {
                RecordedEvent event = published.logged().event();
                CaseLog known = logs.get(event.caseId());
                if (known != null && goesOn(event, known)) {
                    refuse(published);
                    byCase.computeIfAbsent(event.caseId(), _ -> new ArrayList<>())
                            .add(published.logged());
                    waiting++;
                }
            }
            if (waiting >= TOGETHER) {
                store();
            }
        }

        private Map<String, CaseLog> logs(List<Published> batch) {
            Set<String> ids = batch.stream()
                    .map(published -> published.logged().event().caseId())
                    .collect(Collectors.toSet());
            return cases.loadAll(
                    ids,
                    (caseId, unreadable) -> log.warn("Case {} cannot be compared: {}", caseId, unreadable.toString()));
        }

        /** A record that only says that it is the next one would have to know the hash of the one before. */
        private boolean goesOn(RecordedEvent event, CaseLog known) {
            List<LoggedEvent> before = byCase.get(event.caseId());
            long seq = before == null ? known.lastSeq() : before.getLast().seq();
            String head =
                    before == null ? known.head() : before.getLast().event().hash();
            return event.seq() == seq + 1 && event.prevHash().equals(head);
        }

        private void refuse(Published first) {
            if (!takeBack) {
                throw new StoreOutdated(Message.of("start.store-outdated")
                        .with("event", first.logged().event().id())
                        .with("at", first.logged().event().at().toString())
                        .with("partition", first.place().partition())
                        .with("offset", first.place().offset()));
            }
        }

        void store() {
            byCase.forEach(this::store);
            byCase.clear();
            waiting = 0;
        }

        private void store(String caseId, List<LoggedEvent> events) {
            CaseLog base = cases.load(caseId);
            for (List<LoggedEvent> command : byCommand(events)) {
                Commit commit = Commit.takenBack(base.version() + 1, command);
                // Another process that takes the same back is as good.
                if (base.lastSeq() < commit.lastSeq() && cases.append(base, commit) == CaseStore.Written.STORED) {
                    base = base.with(commit);
                    stored += command.size();
                } else {
                    base = cases.load(caseId);
                }
            }
        }
    }

    private static List<List<LoggedEvent>> byCommand(List<LoggedEvent> events) {
        List<List<LoggedEvent>> commands = new ArrayList<>();
        String before = null;
        for (LoggedEvent event : events) {
            String commandId = event.event().commandId();
            if (!commandId.equals(before)) {
                commands.add(new ArrayList<>());
            }
            commands.getLast().add(event);
            before = commandId;
        }
        return commands;
    }
}
