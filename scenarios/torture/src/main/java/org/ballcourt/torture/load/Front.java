package org.ballcourt.torture.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The product as one caller meets it: asked again, in the very same words, until it has answered. */
final class Front implements AutoCloseable {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final int FAILED = 500;
    private static final Set<Integer> ASK_AGAIN = Set.of(408, 425, 429);

    private final Site site;
    private final List<Product> cases;
    private final Product evidence;
    private final Product inbox;
    private final Set<String> known = new HashSet<>();
    private final Shift shift;
    private final LoadTally tally;
    private String last = "";
    private int attempts;

    Front(Site site, Shift shift, LoadTally tally) {
        this.site = site;
        this.cases = site.cases().stream().map(Product::new).toList();
        this.evidence = new Product(site.evidence());
        this.inbox = new Product(site.inbox());
        this.shift = shift;
        this.tally = tally;
    }

    /** Null when the shift was over before anybody answered. */
    Answer get(String actor, String path) {
        return untilAnswered(actor, () -> cases().get(actor, path));
    }

    Answer inbox(String actor) {
        return untilAnswered(actor, () -> inbox.get(actor, "/api/inbox?limit=20"));
    }

    Answer giveAddress(String actor, String email) {
        JsonNode address = JsonNodeFactory.instance.objectNode().put("email", email);
        return untilAnswered(actor, () -> inbox.put(actor, "/api/inbox/address", address));
    }

    Answer send(Asked asked) {
        String path = asked.caseId() == null ? filing(asked) : Product.path(asked.caseId(), asked.command());
        return untilAnswered(
                asked.actor(), () -> cases().post(asked.actor(), path, asked.commandId(), null, asked.body()));
    }

    private static String filing(Asked asked) {
        return asked.command().equals("ReportViolation") ? "/api/violations" : "/api/cases";
    }

    Answer upload(String actor, String kind, Product.EvidenceFile file) {
        return untilAnswered(actor, () -> evidence.upload(actor, kind, file));
    }

    /** Moves the test clock; false when the shift was over before it stood where it should. */
    boolean setClock(String instant) {
        Answer moved = untilAnswered(null, () -> {
            cases().setClock(instant);
            return new Answer(204, "", null);
        });
        return moved != null;
    }

    /** What the last attempt that was not answered came to. */
    String last() {
        return last;
    }

    private Answer untilAnswered(String actor, Supplier<Answer> request) {
        for (long pause = FIRST_PAUSE_MILLIS; true; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                introduce(actor);
                Answer answer = request.get();
                if (answer.status() < FAILED && !ASK_AGAIN.contains(answer.status())) {
                    return answer;
                }
                last = answer.refusal();
                if (answer.status() == FAILED) {
                    tally.failure(last);
                }
            } catch (CommandRefused noAnswer) {
                last = noAnswer.getMessage();
            }
            tally.unknown.increment();
            attempts++;
            if (shift.isGivenUp()) {
                return null;
            }
            LockSupport.parkNanos(pause * 1_000_000);
        }
    }

    /** Another instance after each attempt that came to nothing. */
    private Product cases() {
        return cases.get(attempts % cases.size());
    }

    /** Services that run apart make no tokens for anybody. */
    private void introduce(String actor) {
        if (site.secret() != null && actor != null && known.add(actor)) {
            String token = Token.of(actor, site.secret());
            cases.forEach(each -> each.knows(actor, token));
            evidence.knows(actor, token);
            inbox.knows(actor, token);
        }
    }

    @Override
    public void close() {
        cases.forEach(Product::close);
        evidence.close();
        inbox.close();
    }
}
