package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReverseRecovery;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Tokens are written {@code ROLE+ROLE/id} here; whether one is genuine is for others to say. */
class SenderCheckTest {
    private static final Class<? extends CaseCommand> ACCEPT = AcceptClaim.class;

    private static Authentication read(String header) {
        if (header == null) {
            throw new Refused(Problem.ofStatus(401));
        }
        String[] parts = header.split("/");
        Jwt token =
                Jwt.withTokenValue("x").header("alg", "none").subject(parts[1]).build();
        List<SimpleGrantedAuthority> roles = Arrays.stream(parts[0].split("\\+"))
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new JwtAuthenticationToken(token, roles);
    }

    /** The code of the refusal; "heard" without one. */
    private static String answer(
            CommandProof proof, String actor, Class<? extends CaseCommand> command, String header) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]);
        if (header != null) {
            record.headers().add(CommandRecord.AUTHORIZATION, header.getBytes(StandardCharsets.UTF_8));
        }
        CommandRecord<?> named =
                new CommandRecord<>("k", "c", Actor.parse(actor), CommandNames.nameOf(command), null, null);
        Refused refused = catchThrowableOfType(
                Refused.class, () -> new SenderCheck(proof, SenderCheckTest::read).check(record, named, command));
        return refused == null ? "heard" : refused.problem().code();
    }

    @Test
    void hearsWhoeverMayWriteWhereNoProofIsAskedFor() {
        assertThat(answer(CommandProof.NONE, "SELLER/shop", ACCEPT, null)).isEqualTo("heard");
    }

    @Test
    void wantsATokenOfWhoeverTheRecordNames() {
        assertThat(answer(CommandProof.TOKEN, "SELLER/shop", ACCEPT, null)).isEqualTo("UNAUTHENTICATED");
        assertThat(answer(CommandProof.TOKEN, "SELLER/shop", ACCEPT, "SELLER/shop"))
                .isEqualTo("heard");
        assertThat(answer(CommandProof.TOKEN, "SELLER/shop", ACCEPT, "SELLER/other"))
                .isEqualTo("FORBIDDEN");
        assertThat(answer(CommandProof.TOKEN, "SUPERVISOR/shop", ACCEPT, "SELLER/shop"))
                .isEqualTo("FORBIDDEN");
        assertThat(answer(CommandProof.TOKEN, "SELLER/shop", ACCEPT, "NOBODY/shop"))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void letsProgramsSayOnlyWhatTheirRolesMay() {
        String system = "SYSTEM/ballcourt";
        for (CommandProof proof : List.of(CommandProof.TOKEN, CommandProof.PROGRAMS)) {
            assertThat(answer(proof, system, LapseDuty.class, "EVENTS_READ+CLOCK/x"))
                    .isEqualTo("heard");
            assertThat(answer(proof, system, CreditOutage.class, "CLOCK/x")).isEqualTo("heard");
            assertThat(answer(proof, system, RecordAdvance.class, "CLOCK/x")).isEqualTo("FORBIDDEN");
            assertThat(answer(proof, system, LapseDuty.class, "EVENTS_READ/x")).isEqualTo("FORBIDDEN");
            assertThat(answer(proof, system, LapseDuty.class, "SUPERVISOR/x")).isEqualTo("FORBIDDEN");
            assertThat(answer(proof, system, LapseDuty.class, null)).isEqualTo("UNAUTHENTICATED");
        }
    }

    /** It is the product's own; its programs have roles of their own. */
    @Test
    void letsNobodySpeakForTheProductByItsRole() {
        for (CommandProof proof : List.of(CommandProof.TOKEN, CommandProof.PROGRAMS)) {
            for (Class<? extends CaseCommand> command :
                    List.of(RecordAdvance.class, CreditOutage.class, LapseDuty.class, ReverseRecovery.class, ACCEPT)) {
                assertThat(answer(proof, "SYSTEM/hacker", command, "SYSTEM/hacker"))
                        .as(command.getSimpleName())
                        .isEqualTo("FORBIDDEN");
                assertThat(answer(proof, "SYSTEM/ballcourt", command, "SYSTEM/ballcourt"))
                        .isEqualTo("FORBIDDEN");
            }
        }
    }

    /** A stolen token of the clocks is no token of somebody else's. */
    @Test
    void letsNoProgramSpeakForAPerson() {
        assertThat(answer(CommandProof.TOKEN, "SELLER/x", LapseDuty.class, "CLOCK/x"))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void hearsNoPersonWhereTheDoorIsForPrograms() {
        assertThat(answer(CommandProof.PROGRAMS, "SELLER/shop", ACCEPT, "SELLER/shop"))
                .isEqualTo("FORBIDDEN");
    }
}
