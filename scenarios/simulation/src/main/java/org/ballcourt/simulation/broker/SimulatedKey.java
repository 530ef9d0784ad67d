package org.ballcourt.simulation.broker;

import java.util.List;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.proof.SigningKey;

/** The key by which the simulated case core signs, and whoever believes it; no schedule depends on which one it is. */
public final class SimulatedKey {
    public static final SigningKey OWN = SigningKey.fresh();
    public static final EventVerifier VERIFIER = EventVerifier.of(List.of(OWN.verifying()));

    private SimulatedKey() {}
}
