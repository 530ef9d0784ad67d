package org.ballcourt.standalone;

import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.TokenMint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Whom a first look may be: people of the demo disputes and of the desks, each with a token. In test mode only. */
@RestController
@ConditionalOnProperty(name = "ballcourt.test-mode", havingValue = "true")
record TestPeopleController(TokenMint mint) {
    /** In the order in which a page shows them; what they are called and what they have to do stands in the message files. */
    static final List<Actor> PEOPLE = List.of(
            new Actor(Role.BUYER, "li-qiang"),
            new Actor(Role.BUYER, "li-na"),
            new Actor(Role.BUYER, "oliver"),
            new Actor(Role.BUYER, "lucas"),
            new Actor(Role.SELLER, "juicehaus"),
            new Actor(Role.SELLER, "beilin-lamps"),
            new Actor(Role.SELLER, "keyworks"),
            new Actor(Role.AGENT, "wang"),
            new Actor(Role.AGENT, "chen"),
            new Actor(Role.SENIOR, "mei"),
            new Actor(Role.REVIEWER, "zhao"),
            new Actor(Role.SUPERVISOR, "gao"),
            new Actor(Role.CARRIER, "fastship"));

    /** Whoever answers for personal data has no part in a case, and so none of the roles that others have there. */
    private static final String ERASURE = "ERASURE";

    private static final String OFFICER = "law";

    /**
     * One of them.
     *
     * @param about one sentence
     * @param token to be sent as a bearer token
     */
    record TestPerson(String actor, String role, String id, String name, String about, String token) {}

    @GetMapping("/api/test/people")
    ResponseEntity<List<TestPerson>> people(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String accepted) {
        Messages messages = Messages.in(Language.preferred(accepted));
        List<TestPerson> people = Stream.concat(
                        PEOPLE.stream().map(actor -> person(actor.role().name(), actor.id(), messages)),
                        Stream.of(person(ERASURE, OFFICER, messages)))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(people);
    }

    private TestPerson person(String role, String id, Messages messages) {
        String key = "test-person." + id;
        return new TestPerson(
                role + "/" + id,
                role,
                id,
                messages.text(Message.of(key + ".name")),
                messages.text(Message.of(key + ".about")),
                mint.token(id, List.of(role), TestModeController.TOKEN_LIFE));
    }
}
