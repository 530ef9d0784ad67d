package org.ballcourt.cases.standing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** The small matters in the collection that the subscription writes, beside the dossiers. */
final class MongoMatters implements Matters {
    /** Most matters about one that are read; the newest are. */
    private static final int MOST = 1_000;

    private final MongoCollection<Document> matters;

    MongoMatters(MongoCollection<Document> matters) {
        this.matters = matters.withCodecRegistry(DossierCodecs.REGISTRY);
    }

    /** Makes the indexes that the questions need, where they are missing. */
    void prepare() {
        matters.createIndex(Indexes.ascending("upheldAt"), new IndexOptions().name("standing_upheldAt"));
        matters.createIndex(Indexes.ascending("about", "openedAt"), new IndexOptions().name("standing_about"));
    }

    @Override
    public List<FigureReason> violationsOf(String seller, Instant since) {
        return upheld(MatterKind.VIOLATION, new Actor(Role.SELLER, seller), since).stream()
                .map(matter -> matter.reason("VIOLATION_UPHELD", Objects.requireNonNullElse(matter.points(), 0)))
                .toList();
    }

    @Override
    public Set<String> sellersReported(Instant since) {
        return MongoFailures.translate(() -> matters.find(
                                Filters.and(Filters.gte("upheldAt", since), Filters.eq("kind", MatterKind.VIOLATION)),
                                Matter.class)
                        .into(new ArrayList<>()))
                .stream()
                .map(Matter::about)
                .filter(about -> about != null && about.role() == Role.SELLER)
                .map(Actor::id)
                .collect(Collectors.toSet());
    }

    @Override
    public List<FigureReason> upheldAgainst(Actor agent, Instant since) {
        return upheld(MatterKind.AGENT_COMPLAINT, agent, since).stream()
                .map(matter -> matter.reason(Objects.toString(matter.sanction(), null), null))
                .toList();
    }

    @Override
    public List<Contest> contestsBy(Actor side) {
        return about(MatterKind.CONTEST, side).stream()
                .filter(matter -> matter.flag() != null)
                .map(matter -> new Contest(
                        matter.caseId(),
                        matter.flag(),
                        matter.openedAt(),
                        matter.closedAt(),
                        matter.upheldAt() != null))
                .toList();
    }

    private List<Matter> upheld(MatterKind kind, Actor about, Instant since) {
        return about(kind, about).stream()
                .filter(matter ->
                        matter.upheldAt() != null && !matter.upheldAt().isBefore(since))
                .toList();
    }

    private List<Matter> about(MatterKind kind, Actor about) {
        return MongoFailures.translate(() -> matters.find(
                        Filters.and(Filters.eq("about", about), Filters.eq("kind", kind)), Matter.class)
                .sort(Sorts.descending("openedAt"))
                .limit(MOST)
                .into(new ArrayList<>()));
    }
}
