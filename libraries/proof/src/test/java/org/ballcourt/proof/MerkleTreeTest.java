package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Sha256.digest().digest(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    /** RFC 9162, 2.1.1, word for word. */
    private static byte[] asTheStandardSays(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(asTheStandardSays(leaves.subList(0, k)));
        digest.update(asTheStandardSays(leaves.subList(k, leaves.size())));
        return digest.digest();
    }

    @Test
    void buildsTheTreeOfTheStandard() {
        for (int size = 1; size <= 130; size++) {
            assertThat(MerkleTree.root(leaves(size))).as("size %d", size).isEqualTo(asTheStandardSays(leaves(size)));
        }
        assertThat(HexFormat.of().formatHex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void leadsFromEveryLeafToTheRootAndFromNoOther() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = MerkleTree.root(leaves);
            for (int i = 0; i < size; i++) {
                List<byte[]> path = MerkleTree.path(i, leaves);
                assertThat(MerkleTree.climb(leaves.get(i), i, size, path)).isEqualTo(root);
                for (int other = 0; other < size; other++) {
                    if (other != i) {
                        assertThat(MerkleTree.climb(leaves.get(i), other, size, path))
                                .isNotEqualTo(root);
                    }
                }
            }
        }
    }

    @Test
    void refusesPathsThatAreTooLongOrTooShort() {
        List<byte[]> leaves = leaves(7);
        List<byte[]> path = new ArrayList<>(MerkleTree.path(2, leaves));
        path.add(leaves.getFirst());

        assertThat(MerkleTree.climb(leaves.get(2), 2, 7, path)).isNull();
        assertThat(MerkleTree.climb(leaves.get(2), 2, 7, path.subList(0, 2))).isNull();
        assertThat(MerkleTree.climb(leaves.get(2), 7, 7, path)).isNull();
        assertThat(MerkleTree.climb(leaves.get(2), -1, 7, path)).isNull();
    }

    @Test
    void isTheSameTreeWhenItIsBuiltOutOfFullSubtrees() {
        for (int size = 1; size <= 100; size++) {
            List<byte[]> leaves = leaves(size);
            MerkleTree ofChunks = new MerkleTree();
            List<byte[]> chunkRoots = new ArrayList<>();
            for (int from = 0; from < size; from += 8) {
                chunkRoots.add(MerkleTree.root(leaves.subList(from, Math.min(from + 8, size))));
            }
            chunkRoots.forEach(ofChunks::add);
            assertThat(ofChunks.root()).isEqualTo(MerkleTree.root(leaves));
            int last = size - 1;
            List<byte[]> chunk = leaves.subList(last / 8 * 8, size);
            List<byte[]> path = new ArrayList<>(MerkleTree.path(last % 8, chunk));
            path.addAll(MerkleTree.path(last / 8, chunkRoots));
            assertThat(MerkleTree.climb(leaves.get(last), last, size, path)).isEqualTo(ofChunks.root());
        }
    }
}
