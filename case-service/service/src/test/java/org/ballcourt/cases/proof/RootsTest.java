package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.CaseHeads;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseHeads;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryRootRepository;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.proof.MerkleTree;
import org.ballcourt.proof.RootSeal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RootsTest {
    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final RootRepository repository = new InMemoryRootRepository();
    private final CommitWriter writer = new CommitWriter(Samples.keys());
    private final Roots roots = roots(new InMemoryCaseHeads(cases));

    private Roots roots(CaseHeads heads) {
        return new Roots(heads, repository, Keys.INSTALLATION, () -> Samples.START);
    }

    private CaseLog add(String caseId) {
        CaseLog base = cases.load(caseId);
        Commit commit = base.exists()
                ? Samples.commit(writer, base, "c-" + base.version(), Samples.stated("x"))
                : Samples.commit(writer, base, "c-0", Samples.filed("O-" + caseId));
        cases.append(base, commit);
        return cases.load(caseId);
    }

    private static boolean leadsToTheRoot(JsonNode proof, String caseId) {
        JsonNode inclusion = proof.get("inclusion");
        List<byte[]> path = new ArrayList<>();
        inclusion.get("path").forEach(node -> path.add(HexFormat.of().parseHex(node.stringValue())));
        CaseHead head = new CaseHead(
                caseId,
                inclusion.get("version").longValue(),
                inclusion.get("lastSeq").longValue(),
                inclusion.get("head").stringValue());
        byte[] climbed = MerkleTree.climb(
                head.leaf(),
                inclusion.get("index").longValue(),
                proof.get("cases").longValue(),
                path);
        return Arrays.equals(climbed, HexFormat.of().parseHex(proof.get("root").stringValue()));
    }

    @Test
    void namesTheRootBeforeAndTakesNoneWhenNothingHasChanged() {
        assertThat(roots.close()).isEmpty();
        add("BC-1");
        SignedRoot first = roots.close().orElseThrow();
        assertThat(roots.close()).isEmpty();
        add("BC-1");
        SignedRoot second = roots.close().orElseThrow();

        assertThat(first.n()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(SignedRoot.NONE);
        assertThat(second.n()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(List.of(first, second))
                .allMatch(root -> RootSeal.holdsTogether(root)
                        && RootSeal.isSignedBy(root, Keys.INSTALLATION.own().verifying()));
        assertThat(repository.unpublished()).containsExactly(first, second);
    }

    @Test
    void provesEveryCaseInEveryKeptRootAlsoAfterItsLogHasGrown() {
        for (int i = 0; i < 20; i++) {
            add("BC-" + i);
        }
        roots.close();
        add("BC-7");
        add("BC-7");
        add("BC-99");
        roots.close();
        add("BC-7");
        for (int i = 0; i < 20; i++) {
            CaseLog log = cases.load("BC-" + i);
            assertThat(roots.proofs(log)).hasSize(2).allMatch(proof -> leadsToTheRoot(proof, log.caseId()));
        }
        assertThat(roots.proofs(cases.load("BC-99"))).hasSize(1);
        assertThat(roots.proofs(add("BC-98"))).isEmpty();
    }

    @Test
    void provesACaseOfWhichAFenceHasGrownTheVersion() {
        CaseLog log = add("BC-1");
        cases.fence(log);
        roots.close();

        assertThat(roots.proofs(cases.load("BC-1"))).singleElement().satisfies(proof -> {
            assertThat(leadsToTheRoot(proof, "BC-1")).isTrue();
            assertThat(proof.at("/inclusion/version").longValue()).isEqualTo(2);
        });
    }

    @Test
    void leavesOutWhatAFenceAloneHasMade() {
        add("BC-1");
        cases.fence(cases.load("BC-0"));

        assertThat(roots.close().orElseThrow().cases()).isEqualTo(1);
    }

    /** Three chunks and a bit, one page in memory at a time. */
    @Test
    void walksOverManyCasesPageByPage() {
        int count = 3 * RootRepository.CHUNK + 17;
        List<CaseHead> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new CaseHead("BC-%06d".formatted(i), 1, 1, "ab".repeat(32)));
        }
        CaseLog log = add("BC-002500");
        all.set(2500, new CaseHead("BC-002500", 1, 1, log.head()));
        int[] largest = {0};
        CaseHeads heads = (after, limit) -> {
            largest[0] = Math.max(largest[0], limit);
            return all.stream()
                    .filter(head -> head.caseId().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        };
        Roots many = roots(heads);

        SignedRoot root = many.close().orElseThrow();

        assertThat(largest[0]).isEqualTo(RootRepository.CHUNK);
        assertThat(root.cases()).isEqualTo(count);
        assertThat(root.root())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MerkleTree.root(all.stream().map(CaseHead::leaf).toList())));
        assertThat(many.proofs(log)).singleElement().satisfies(proof -> {
            assertThat(leadsToTheRoot(proof, "BC-002500")).isTrue();
            assertThat(proof.at("/inclusion/index").longValue()).isEqualTo(2500);
        });
    }

    @Test
    void storesNoSecondRootWhenAnotherNodeWasFaster() {
        add("BC-1");
        CaseHeads slow = new CaseHeads() {
            private boolean raced;

            @Override
            public List<CaseHead> after(String after, int limit) {
                if (!raced) {
                    raced = true;
                    roots.close();
                }
                return new InMemoryCaseHeads(cases).after(after, limit);
            }
        };

        Optional<SignedRoot> second = roots(slow).close();

        assertThat(second).isEmpty();
        assertThat(repository.before(Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void forgetsTheLeavesOfOldRoots() {
        for (int i = 0; i < 9; i++) {
            add("BC-1");
            roots.close();
        }
        assertThat(repository.before(Long.MAX_VALUE, 100)).hasSize(9);
        assertThat(roots.proofs(cases.load("BC-1"))).hasSize(6);
    }

    @Test
    void givesNoProofThatDoesNotLeadToTheRoot() {
        for (int i = 0; i < 3; i++) {
            add("BC-" + i);
        }
        roots.close();
        SignedRoot other =
                RootSeal.sign(2, Samples.START, 3, "ab".repeat(32), SignedRoot.NONE, Keys.INSTALLATION.own());
        repository.add(other, repository.kept(1).getFirst().build());

        assertThat(roots.proofs(cases.load("BC-1")))
                .singleElement()
                .satisfies(proof -> assertThat(proof.get("n").longValue()).isEqualTo(1));
    }
}
