package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.contracts.records.SignedRoot;

/** Roots without a disk. */
public final class InMemoryRootRepository implements RootRepository {
    private final TreeMap<Long, Kept> roots = new TreeMap<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Set<Long> published = new HashSet<>();

    @Override
    public synchronized void keep(Chunk chunk) {
        chunks.add(chunk);
    }

    @Override
    public synchronized boolean add(SignedRoot root, String build) {
        return roots.putIfAbsent(root.n(), new Kept(root, build)) == null;
    }

    @Override
    public synchronized void forgetLeavesBefore(long n) {
        chunks.removeIf(chunk -> chunk.n() < n);
    }

    @Override
    public synchronized Optional<SignedRoot> newest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public synchronized List<SignedRoot> before(long n, int limit) {
        return roots.headMap(n, false).descendingMap().values().stream()
                .limit(limit)
                .map(Kept::root)
                .toList();
    }

    @Override
    public synchronized List<Kept> kept(int limit) {
        return roots.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Chunk> chunkOf(String build, String caseId) {
        return chunks.stream()
                .filter(chunk -> chunk.build().equals(build) && chunk.first().compareTo(caseId) <= 0)
                .max(Comparator.comparing(Chunk::first));
    }

    @Override
    public synchronized List<byte[]> chunkRoots(String build) {
        return chunks.stream()
                .filter(chunk -> chunk.build().equals(build))
                .sorted(Comparator.comparingInt(Chunk::number))
                .map(Chunk::root)
                .toList();
    }

    @Override
    public synchronized List<SignedRoot> unpublished() {
        return roots.values().stream()
                .map(Kept::root)
                .filter(root -> !published.contains(root.n()))
                .toList();
    }

    @Override
    public synchronized void published(SignedRoot root) {
        published.add(root.n());
    }
}
