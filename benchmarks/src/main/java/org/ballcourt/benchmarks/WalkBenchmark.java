package org.ballcourt.benchmarks;

import java.lang.management.ManagementFactory;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.walk.PolicyProof;
import org.ballcourt.cases.walk.PolicyWalk;

/** How long the walk through each shipped policy takes: three times in a row, so that the first is as at a start. */
public final class WalkBenchmark {
    private static final int TIMES = 3;

    private WalkBenchmark() {}

    public static void main(String[] args) {
        for (Policy policy : LoadedPolicies.shipped().all()) {
            for (int i = 0; i < TIMES; i++) {
                walk(policy);
            }
        }
    }

    private static void walk(Policy policy) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        PolicyProof proof = PolicyWalk.of(policy).prove();
        System.out.printf(
                "%s: %d states, %d transitions, %.1f s on the clock, %.1f s of one core, most memory %d MB%n",
                policy.version(),
                proof.states(),
                proof.transitions(),
                (System.nanoTime() - clock) / 1e9,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9,
                Runtime.getRuntime().totalMemory() >> 20);
    }
}
