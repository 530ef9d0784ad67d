package org.ballcourt.cases.store;

import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.records.SignedRoot;

/** Keeps the roots over all cases, and for the newest ones the leaves that they were made of. */
public interface RootRepository {
    /** Leaves of one chunk; every chunk but the last has as many. */
    int CHUNK = 1024;

    /**
     * Leaves that stand side by side in a tree.
     *
     * @param build tells the trees apart while they are made
     * @param number 0, 1, 2... in its tree
     * @param first id of the first case in it
     * @param leaves 32 bytes each
     * @param root over these leaves
     */
    record Chunk(String build, long n, int number, String first, byte[] leaves, byte[] root) {}

    /** The newest one, with the name of the tree that it was made of. */
    record Kept(SignedRoot root, String build) {}

    void keep(Chunk chunk);

    /** False if there is a root of that number already. */
    boolean add(SignedRoot root, String build);

    /** Drops the leaves of all roots before that number. */
    void forgetLeavesBefore(long n);

    Optional<SignedRoot> newest();

    /** At most {@code limit} roots with a number below that, the newest first. */
    List<SignedRoot> before(long n, int limit);

    /** At most {@code limit} of the newest roots with the trees that they were made of, the newest first. */
    List<Kept> kept(int limit);

    /** The chunk in which that case stands if it stands anywhere in the tree. */
    Optional<Chunk> chunkOf(String build, String caseId);

    /** The roots of all chunks of a tree, in order. */
    List<byte[]> chunkRoots(String build);

    /** Roots that were not published yet, the oldest first. */
    List<SignedRoot> unpublished();

    void published(SignedRoot root);
}
