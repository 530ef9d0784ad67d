package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.store.RootRepository.Chunk;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.proof.RootSeal;
import org.ballcourt.proof.SigningKey;
import org.junit.jupiter.api.Test;

/** Roots never get two of one number, and find the leaves that they were made of. */
interface RootRepositoryKit extends StoreUnderTest {
    SigningKey KEY = SigningKey.fresh();

    private static SignedRoot root(long n) {
        return RootSeal.sign(n, Samples.START, 5, "ab".repeat(32), SignedRoot.NONE, KEY);
    }

    @Test
    default void walksOverAllHeadsInTheOrderOfIds() {
        CaseLog two = add("BC-2", "c-1", Samples.filed("O-2"));
        add("BC-1", "c-1", Samples.filed("O-1"));
        CaseLog one = add("BC-1", "c-2", Samples.stated("x"));
        cases().fence(cases().load("BC-3"));

        List<CaseHead> heads = heads().after("", 10);

        assertThat(heads).startsWith(new CaseHead("BC-1", 2, 2, one.head()), new CaseHead("BC-2", 1, 1, two.head()));
        assertThat(heads).hasSize(3).last().extracting(CaseHead::lastSeq).isEqualTo(0L);
        assertThat(heads().after("BC-1", 1)).extracting(CaseHead::caseId).containsExactly("BC-2");
    }

    @Test
    default void takesNoSecondRootOfANumber() {
        assertThat(roots().add(root(1), "one")).isTrue();
        assertThat(roots().add(root(1), "other")).isFalse();
        assertThat(roots().add(root(2), "two")).isTrue();

        assertThat(roots().newest()).contains(root(2));
        assertThat(roots().kept(1)).extracting(RootRepository.Kept::build).containsExactly("two");
        assertThat(roots().before(2, 10)).containsExactly(root(1));
        assertThat(roots().before(Long.MAX_VALUE, 10)).containsExactly(root(2), root(1));
    }

    @Test
    default void publishesTheOldestFirstAndEachOnce() {
        roots().add(root(1), "one");
        roots().add(root(2), "two");
        assertThat(roots().unpublished()).containsExactly(root(1), root(2));

        roots().published(root(1));

        assertThat(roots().unpublished()).containsExactly(root(2));
    }

    @Test
    default void findsTheChunkOfACaseAndForgetsOldOnes() {
        roots().keep(chunk("old", 1, 0, "A"));
        roots().keep(chunk("new", 2, 1, "M"));
        roots().keep(chunk("new", 2, 0, "A"));

        assertThat(roots().chunkOf("new", "B")).map(Chunk::number).contains(0);
        assertThat(roots().chunkOf("new", "M")).map(Chunk::number).contains(1);
        assertThat(roots().chunkOf("new", "0")).isEmpty();
        assertThat(roots().chunkRoots("new")).extracting(root -> root[0]).containsExactly((byte) 0, (byte) 1);

        roots().forgetLeavesBefore(2);

        assertThat(roots().chunkOf("old", "B")).isEmpty();
        assertThat(roots().chunkOf("new", "B")).isPresent();
    }

    private static Chunk chunk(String build, long n, int number, String first) {
        return new Chunk(build, n, number, first, new byte[32], new byte[] {(byte) number});
    }
}
