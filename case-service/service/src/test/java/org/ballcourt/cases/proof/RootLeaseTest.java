package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.cases.store.InMemoryLeaseRepository;
import org.ballcourt.cases.store.LeaseRepository;
import org.junit.jupiter.api.Test;

class RootLeaseTest {
    private final LeaseRepository repository = new InMemoryLeaseRepository();
    private long nanos;
    private final RootLease one = new RootLease(repository, "one", () -> nanos);
    private final RootLease other = new RootLease(repository, "other", () -> nanos);

    private void pass(int seconds) {
        nanos += seconds * 1_000_000_000L;
    }

    @Test
    void isGivenToOneNodeAtATime() {
        for (int i = 0; i < 20; i++) {
            assertThat(one.isMine()).isTrue();
            assertThat(other.isMine()).isFalse();
            pass(2);
        }
    }

    @Test
    void passesToAnotherNodeWhenTheOwnerGivesNoSignOfLife() {
        one.isMine();
        other.isMine();
        pass(9);
        assertThat(other.isMine()).isFalse();
        pass(2);
        assertThat(other.isMine()).isTrue();
        assertThat(one.isMine()).isFalse();
    }

    @Test
    void passesAtOnceWhenItsOwnerGivesItBack() {
        one.isMine();
        other.isMine();
        one.release();
        assertThat(other.isMine()).isTrue();
    }
}
