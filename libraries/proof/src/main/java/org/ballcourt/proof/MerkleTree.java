package org.ballcourt.proof;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.ballcourt.wire.Sha256;

/** The tree of RFC 9162 over hashes that come one by one; it never holds more than one hash per level. */
public final class MerkleTree {
    private record Subtree(long size, byte[] hash) {}

    private final Deque<Subtree> perfect = new ArrayDeque<>();

    /** Adds the next leaf, or a whole perfect subtree as large as all others that were added. */
    public void add(byte[] hash) {
        Subtree last = new Subtree(1, hash);
        while (!perfect.isEmpty() && perfect.peek().size == last.size) {
            Subtree left = perfect.pop();
            last = new Subtree(2 * last.size, node(left.hash, last.hash));
        }
        perfect.push(last);
    }

    /** The root over everything that was added; of nothing it is the hash of nothing. */
    public byte[] root() {
        Iterator<Subtree> fromRight = perfect.iterator();
        if (!fromRight.hasNext()) {
            return Sha256.digest().digest();
        }
        byte[] hash = fromRight.next().hash;
        while (fromRight.hasNext()) {
            hash = node(fromRight.next().hash, hash);
        }
        return hash;
    }

    public static byte[] root(List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree.root();
    }

    /** The hashes that lead from one leaf to the root, from below. */
    public static List<byte[]> path(int index, List<byte[]> leaves) {
        List<byte[]> path = new ArrayList<>();
        if (leaves.size() > 1) {
            int split = Integer.highestOneBit(leaves.size() - 1);
            boolean left = index < split;
            List<byte[]> mine = left ? leaves.subList(0, split) : leaves.subList(split, leaves.size());
            List<byte[]> other = left ? leaves.subList(split, leaves.size()) : leaves.subList(0, split);
            path.addAll(path(left ? index : index - split, mine));
            path.add(root(other));
        }
        return path;
    }

    /** The root that a leaf, its place and its path lead to (RFC 9162, 2.1.3.2); null where the path has a wrong length. */
    public static byte[] climb(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return null;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return null;
            }
            if (place % 2 == 1 || place == last) {
                hash = node(sibling, hash);
                while (place % 2 == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }
}
