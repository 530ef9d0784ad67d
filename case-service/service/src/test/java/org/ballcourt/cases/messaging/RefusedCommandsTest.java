package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Problem;
import org.junit.jupiter.api.Test;

/** Whoever tries something over Kafka stands in the audit as whoever tries it over HTTP does. */
class RefusedCommandsTest {
    private final List<String> written = new ArrayList<>();
    private final RefusedCommands refused = new RefusedCommands(new AuditTrail() {
        @Override
        public void read(Actor actor, List<String> of, String what) {
            throw new AssertionError("nobody read anything");
        }

        @Override
        public void tried(Actor actor, String door, int status, List<String> of, String what) {
            written.add(actor + " " + status + " " + of + " " + what);
        }
    });

    private void refuse(String actor, String code, int status) {
        Actor named = actor == null ? null : Actor.parse(actor);
        Problem problem = Problem.of(code, status, Message.of("record.another-actor"));
        refused.accept(new CommandReply(
                "c-1", named, "BC-1", CommandReply.Status.REJECTED, null, null, null, problem.in(Language.DEFAULT)));
    }

    @Test
    void sayWhoTriedAndWithoutProofOnlyWhoHeSaidHeWas() {
        refuse("AGENT/nosy", "WRONG_STAGE", 409);
        refuse("SUPERVISOR/gao", "FORBIDDEN", 403);
        refuse("SYSTEM/ballcourt", "UNAUTHENTICATED", 401);
        refuse(null, "UNAUTHENTICATED", 401);
        refuse("SUPERVISOR/gao", "UNAVAILABLE", 503);
        refuse("SYSTEM/ballcourt", "MALFORMED", 400);

        assertThat(written)
                .containsExactly(
                        "AGENT/nosy 409 [BC-1] WRONG_STAGE",
                        "null 403 [BC-1, SUPERVISOR/gao] FORBIDDEN",
                        "null 401 [BC-1, SYSTEM/ballcourt] UNAUTHENTICATED",
                        "null 401 [BC-1] UNAUTHENTICATED",
                        "null 503 [BC-1, SUPERVISOR/gao] UNAVAILABLE",
                        "null 400 [BC-1, SYSTEM/ballcourt] MALFORMED");
    }

    /** Lapses of what was done meanwhile come to nothing by the thousand. */
    @Test
    void sayNothingOfTheProductsOwnClocks() {
        refuse("SYSTEM/ballcourt", "DUTY_NOT_OPEN", 409);
        refuse("SYSTEM/ballcourt", "UNAVAILABLE", 503);

        assertThat(written).isEmpty();
    }
}
