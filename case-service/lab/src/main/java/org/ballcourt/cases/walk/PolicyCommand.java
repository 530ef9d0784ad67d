package org.ballcourt.cases.walk;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.ballcourt.cases.policy.PolicyTool;

/** {@code ./ballcourt policy check} and {@code diff}. */
public final class PolicyCommand {
    private PolicyCommand() {}

    public static void main(String[] words) throws IOException {
        System.exit(new PolicyTool(System.out, InstantSource.system(), new WalkingVerifier()).run(List.of(words)));
    }
}
