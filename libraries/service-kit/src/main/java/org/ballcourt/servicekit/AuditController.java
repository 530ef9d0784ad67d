package org.ballcourt.servicekit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.AuditReader.Chain;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log of all services, for supervisors; that one looked is in it, too. */
@Tag(name = "audit", description = "Who read or tried what: for supervisors")
@RestController
record AuditController(AuditReader reader, ObjectProvider<OwnCases> cases) {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int MOST_STREAMS = 100;

    /** @param id where it stands in the chain of its stream */
    @Schema(name = "AuditEntry")
    record Shown(
            String id,
            Instant at,
            String actor,
            String door,
            int status,
            List<String> of,
            String what,
            String words,
            String hash) {
        static Shown of(AuditRecord record) {
            return new Shown(
                    AuditRecord.idOf(record.stream(), record.seq()),
                    record.at(),
                    record.actor(),
                    record.door(),
                    record.status(),
                    record.of(),
                    record.what(),
                    record.words(),
                    record.hash());
        }
    }

    /**
     * @param cursor of the next page; null for the last
     * @param withoutOwnCases what tells of a case in which the reader or a relative has a part is left out, whether there is any or not
     */
    @Schema(name = "AuditPage")
    record Page(List<Shown> records, String cursor, boolean withoutOwnCases) {}

    record Chains(List<String> streams) {}

    @Operation(summary = "Who read or tried what, the newest first")
    @GetMapping("/api/audit")
    ResponseEntity<Page> page(
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String of,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String until,
            @Parameter(description = "true: only what was refused; false: only what was not")
                    @RequestParam(required = false)
                    Boolean refused,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "" + USUAL) int limit,
            Authentication who) {
        ParkedAudit.supervisor(who);
        List<FieldFault> faults = new ArrayList<>();
        Which which = new Which(actor, of, time("from", from, faults), time("until", until, faults), refused);
        if (limit < 1 || limit > MOST) {
            faults.add(new FieldFault("limit", Message.of("request.range").with("most", MOST)));
        }
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(null, faults));
        }
        IndependentAudit independent = new IndependentAudit(
                reader, Caller.of(who), OwnCases.together(cases.orderedStream().toList()));
        List<AuditRecord> found = independent.page(which, cursor, limit + 1);
        boolean more = found.size() > limit;
        List<Shown> shown = found.stream().limit(limit).map(Shown::of).toList();
        return answer(new Page(shown, more ? shown.getLast().id() : null, true));
    }

    /** The newest processes that kept an audit, one stream each. */
    @Operation(summary = "The newest processes that kept an audit, one stream each")
    @GetMapping("/api/audit/streams")
    ResponseEntity<Chains> streams(Authentication who) {
        ParkedAudit.supervisor(who);
        return answer(new Chains(reader.streams(MOST_STREAMS)));
    }

    /** Whether the chain of a stream holds. */
    @Operation(summary = "Whether the chain of a stream holds")
    @GetMapping("/api/audit/streams/{stream}")
    ResponseEntity<Chain> check(@PathVariable String stream, Authentication who) {
        ParkedAudit.supervisor(who);
        Chain chain = reader.check(stream);
        if (chain.records() == 0 && chain.brokenAt() == null) {
            throw new Refused(Problem.ofStatus(404));
        }
        return answer(chain);
    }

    private static Instant time(String name, String given, List<FieldFault> faults) {
        try {
            return given == null ? null : RequestTime.parse(given);
        } catch (DateTimeException wrong) {
            faults.add(new FieldFault(name, Message.of("request.time")));
            return null;
        }
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
