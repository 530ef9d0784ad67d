package org.ballcourt.cases.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.cases.erasure.Erasures;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.OwnCases.Nearness;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who may erase and hold does so in no case in which he, or a relative, has a part; and he is somebody. */
@Component("caseErasingOthers")
record ErasingOthers(CaseAccess access, CaseQueue queue, Erasures erasures) {
    /** The account of whoever asks; refused where the case is his own. */
    String requireForeign(Authentication by, String caseId) {
        return require(by, own -> own.contains(caseId));
    }

    /**
     * As above, for what an erasure would reach.
     *
     * @param cases in which; empty for all
     */
    String requireForeign(Authentication by, Actor person, List<String> cases) {
        return require(
                by,
                own -> cases.isEmpty()
                        ? erasures.isIn(person, own)
                        : own.stream().anyMatch(cases::contains));
    }

    /** The cases of which whoever asks may neither erase nor hold anything. */
    List<String> ownOf(Authentication by) {
        return ownOf(new Actor(Role.SUPERVISOR, Caller.account(by)));
    }

    private String require(Authentication by, Predicate<List<String>> reached) {
        Actor account = new Actor(Role.SUPERVISOR, Caller.account(by));
        if (reached.test(ownOf(account))) {
            RejectionCode code = RejectionCode.OWN_CASE;
            throw new Refused(Problem.of(
                    code.name(),
                    code.kind().status(),
                    Message.of("http.erasure.own").with("actor", account.id())));
        }
        return account.id();
    }

    private List<String> ownOf(Actor account) {
        List<Actor> near = new ArrayList<>(access.independence().relativesOf(account));
        Stream.of(Role.values()).forEach(role -> near.add(new Actor(role, account.id())));
        return queue.casesOf(near).stream()
                .filter(caseId -> access.of(account, caseId) == Nearness.OWN)
                .toList();
    }
}
