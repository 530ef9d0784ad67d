package org.ballcourt.cases.web;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;

/** Who may use a door at all, where that does not depend on a case; each throws {@link Refused} for everybody else. */
final class CallerCheck {
    private CallerCheck() {}

    static void requireSomebody(Actor actor) {
        if (actor == null) {
            throw new Refused(Problem.ofStatus(403));
        }
    }

    static void requireSupervisor(Actor actor) {
        require(actor, Role.SUPERVISOR, "http.supervisors-only");
    }

    /** @param message says to everybody else whose door it is */
    static void require(Actor actor, Role role, String message) {
        if (actor == null || actor.role() != role) {
            throw notYourRole(message);
        }
    }

    static void requirePlatform(Actor actor) {
        if (actor == null || !actor.role().isPlatform()) {
            throw platformOnly();
        }
    }

    static Refused platformOnly() {
        return notYourRole("http.platform-only");
    }

    private static Refused notYourRole(String message) {
        return new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of(message)));
    }
}
