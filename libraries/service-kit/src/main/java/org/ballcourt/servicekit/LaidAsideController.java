package org.ballcourt.servicekit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.kafka.LaidAsideRecords;
import org.ballcourt.servicekit.kafka.LaidAsideRecords.LaidAside;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The records that nobody could handle, of all services: put before their readers again once the fault is mended, or
 * dropped. They stay on their topic; who has dealt with one is written down, and it is not listed again.
 */
@Tag(
        name = "parked",
        description = "What the views of a service could not read, and how it is read again: for supervisors")
@RestController
record LaidAsideController(LaidAsideRecords records, ParkedAudit audit) {
    private static final int MOST = 1_000;

    /** @param retriable false for a stub of what was too large */
    @Schema(name = "LaidAside")
    record Told(String id, String from, String by, String reason, Instant at, boolean retriable) {}

    /** @param more whether there are others, which a narrower question shows */
    record AllLaidAside(List<Told> records, boolean more) {}

    /** One with what can be shown of it as text. */
    @Schema(name = "LaidAsideRecord")
    record Shown(Told record, String key, String value, Map<String, String> headers) {}

    /** @param still those that cannot be sent again */
    record Settled(List<String> settled, List<Told> still) {}

    /** Which of them; what is not given does not matter. @param reason a part of it */
    record Which(String id, String topic, String group, String reason) {
        boolean fits(LaidAside one) {
            return (id == null || id.equals(one.id()))
                    && (topic == null || topic.equals(one.topic()))
                    && (group == null || group.equals(one.by()))
                    && (reason == null || one.reason().contains(reason));
        }
    }

    @Operation(summary = "The records that nobody could handle, of all services")
    @GetMapping("/api/parked/records")
    AllLaidAside list(@ParameterObject @ModelAttribute Which which, Authentication who) {
        ParkedAudit.supervisor(who);
        List<Told> told = new ArrayList<>();
        Predicate<LaidAside> open = open(which);
        boolean[] more = {false};
        records.read(one -> {
            if (open.test(one)) {
                more[0] = told.size() == MOST;
                return !more[0] && told.add(told(one));
            }
            return true;
        });
        return new AllLaidAside(told, more[0]);
    }

    @Operation(summary = "One such record, as far as it is text")
    @GetMapping("/api/parked/records/{id}")
    Shown show(@PathVariable String id, Authentication who) {
        ParkedAudit.supervisor(who);
        List<Shown> found = new ArrayList<>();
        records.read(one -> !one.id().equals(id) || !found.add(shown(one)));
        return found.stream().findFirst().orElseThrow(() -> new Refused(Problem.ofStatus(404)));
    }

    /** Sends those that fit again to where they came from. */
    @Operation(summary = "Sends those that fit again to where they came from")
    @PostMapping("/api/parked/records/retry")
    Settled retry(@ParameterObject @ModelAttribute Which which, @RequestParam String why, Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        return settle(which, LaidAsideRecords::isRetriable, actor, "retry", why, records::sendAgain);
    }

    /** Takes those that fit from the list. */
    @Operation(summary = "Takes those that fit from the list")
    @PostMapping("/api/parked/records/drop")
    Settled drop(@ParameterObject @ModelAttribute Which which, @RequestParam String why, Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        return settle(which, _ -> true, actor, "drop", why, _ -> {});
    }

    private Settled settle(
            Which which, Predicate<LaidAside> possible, Actor actor, String what, String why, Consumer<LaidAside> how) {
        List<String> settled = new ArrayList<>();
        List<Told> still = new ArrayList<>();
        Predicate<LaidAside> open = open(which);
        records.read(one -> {
            if (open.test(one) && possible.test(one)) {
                ParkedAudit.Entry entry = audit.noteRecord(actor, what, one.id(), why);
                how.accept(one);
                entry.done();
                settled.add(one.id());
            } else if (open.test(one) && still.size() < MOST) {
                still.add(told(one));
            }
            return true;
        });
        return new Settled(settled, still);
    }

    private Predicate<LaidAside> open(Which which) {
        Set<String> settled = audit.settledRecords();
        return one -> which.fits(one) && !settled.contains(one.id());
    }

    private static Told told(LaidAside one) {
        return new Told(one.id(), one.from(), one.by(), one.reason(), one.at(), LaidAsideRecords.isRetriable(one));
    }

    private static Shown shown(LaidAside one) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.putAll(TextHeaders.read(one.was().headers()));
        return new Shown(told(one), text(one.was().key()), text(one.was().value()), headers);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
