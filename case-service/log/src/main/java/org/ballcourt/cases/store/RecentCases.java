package org.ballcourt.cases.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;

/**
 * Remembers the cases that this node has lately decided on, so that the next command finds them read, proven and folded. What is
 * remembered may be older than the store: an append on it then finds another version, and whoever decides anything else on it
 * has to {@link #read} first. Everything but {@link #recall} goes to the store.
 */
public final class RecentCases extends ForwardingCaseStore {
    /** Objects made of one event take about so many bytes beside its payload. */
    private static final int EVENT_BYTES = 3_000;

    private final Cache<String, RememberedCase> recent;

    /** @param bytes that all of it may take, roughly */
    public RecentCases(CaseStore store, long bytes) {
        super(store);
        this.recent = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .executor(Runnable::run)
                .weigher((String id, RememberedCase known) -> weightOf(known.log()))
                .build();
    }

    private static int weightOf(CaseLog log) {
        return (int) Math.min(Integer.MAX_VALUE, EVENT_BYTES * (1 + log.lastSeq()) + 2 * log.size());
    }

    /**
     * A case, and how far it may be trusted.
     *
     * @param fresh whether it was read from the store just now
     */
    public record Recalled(RememberedCase known, boolean fresh) {}

    /** The case as this node knew it last, or else as {@link #read}. */
    public Recalled recall(String caseId) {
        RememberedCase known = recent.getIfPresent(caseId);
        return known == null ? read(caseId) : new Recalled(known, false);
    }

    /** The case as it stands in the store, which is remembered. */
    public Recalled read(String caseId) {
        RememberedCase known = RememberedCase.of(super.load(caseId));
        if (known.log().exists()) {
            recent.asMap().merge(caseId, known, RecentCases::newer);
        }
        return new Recalled(known, true);
    }

    /** Of the same version the second, which knows more of the relay's mark. */
    private static RememberedCase newer(RememberedCase before, RememberedCase now) {
        return before.log().version() > now.log().version() ? before : now;
    }

    /** The relay reads what it was told of with an old mark; whoever decides next shall know the new one. */
    @Override
    public CaseLog load(String caseId) {
        CaseLog stored = super.load(caseId);
        recent.asMap().computeIfPresent(caseId, (id, known) -> withMark(known, stored));
        return stored;
    }

    @Override
    public Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        Map<String, CaseLog> stored = super.loadAll(caseIds, unreadable);
        stored.forEach((caseId, log) -> recent.asMap().computeIfPresent(caseId, (id, known) -> withMark(known, log)));
        return stored;
    }

    private static RememberedCase withMark(RememberedCase known, CaseLog stored) {
        return known.log().isAt(stored) && stored.relayed() > known.log().relayed()
                ? known.relayedUpTo(stored.relayed())
                : known;
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        Written written;
        try {
            written = super.append(base, commit);
        } catch (RuntimeException unknown) {
            recent.invalidate(base.caseId());
            throw unknown;
        }
        if (written == Written.STORED) {
            remember(base, asStored(commit));
        } else {
            recent.invalidate(base.caseId());
        }
        return written;
    }

    private void remember(CaseLog base, Commit commit) {
        recent.asMap().compute(base.caseId(), (id, known) -> {
            if (known == null) {
                return base.version() == 0 ? RememberedCase.of(base).with(commit) : null;
            }
            return known.log().isAt(base) ? known.with(commit) : newerOrNull(known, commit);
        });
    }

    private static RememberedCase newerOrNull(RememberedCase known, Commit commit) {
        return known.log().version() > commit.n() ? known : null;
    }

    /** Without the plain texts: whoever is erased is not remembered here. */
    private static Commit asStored(Commit commit) {
        return new Commit(
                commit.n(),
                commit.commandId(),
                commit.bodyHash(),
                commit.actor(),
                commit.at(),
                commit.logged().stream()
                        .map(logged -> new LoggedEvent(sealed(logged.event()), logged.payload(), logged.traceparent()))
                        .toList());
    }

    private static RecordedEvent sealed(RecordedEvent recorded) {
        return new RecordedEvent(
                recorded.caseId(),
                recorded.seq(),
                recorded.at(),
                recorded.actor(),
                recorded.commandId(),
                Wire.seal(recorded.event(), text -> new PersonalText(text.subject(), null, text.sealed())),
                recorded.prevHash(),
                recorded.hash());
    }

    @Override
    public Written fence(CaseLog base) {
        try {
            return super.fence(base);
        } finally {
            recent.invalidate(base.caseId());
        }
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        Set<String> changed = new HashSet<>(super.markRelayed(marks));
        for (RelayMark mark : marks) {
            if (!changed.contains(mark.caseId())) {
                recent.asMap()
                        .computeIfPresent(
                                mark.caseId(),
                                (id, known) -> isAhead(mark, known.log()) ? known.relayedUpTo(mark.version()) : known);
            }
        }
        return List.copyOf(changed);
    }

    private static boolean isAhead(RelayMark mark, CaseLog log) {
        return mark.version() > log.relayed() && mark.version() <= log.version();
    }
}
