package org.ballcourt.evidence.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.evidence.blobs.Tampered;
import org.ballcourt.evidence.blobs.TooLarge;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.servicekit.FloorOfTime;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.ProblemResponse;
import org.ballcourt.servicekit.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What only the evidence service says no to. */
@RestControllerAdvice(assignableTypes = EvidenceController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class EvidenceProblems {
    private static final Logger log = LoggerFactory.getLogger(EvidenceProblems.class);

    private final Counter tampered;
    private final EvidenceSettings settings;

    EvidenceProblems(MeterRegistry meters, EvidenceSettings settings) {
        // Alarms look at the increase, so it must be there before the first one.
        this.tampered = Counter.builder("ballcourt.evidence.tampered")
                .description(
                        "Originals that no longer have the hash under which they were taken in, as often as somebody wanted them")
                .register(meters);
        this.settings = settings;
    }

    /**
     * The same answer for what is missing and for what is not the reader's to see, and none before its time.
     *
     * @param since when the request came in, by {@link System#nanoTime}
     */
    static Refused noSuchEvidence(long since) {
        FloorOfTime.await(since);
        return new Refused(Problem.of("NO_SUCH_EVIDENCE", 404, Message.of("evidence.no-such-evidence")));
    }

    /** As {@link #noSuchEvidence}, for cases. */
    static Refused noSuchCase(long since) {
        FloorOfTime.await(since);
        return new Refused(Problem.of("NO_SUCH_CASE", 404, Message.of("evidence.no-such-case")));
    }

    /** All that is wrong at once. */
    static Problem malformed(List<FieldFault> faults) {
        return Problem.malformed(Message.of("evidence.malformed"), null, faults);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tooLarge(TooLarge tooLarge, HttpServletRequest request) {
        drain(request);
        Message detail =
                Message.of("evidence.cap").with("cap", settings.maxSize().toBytes());
        return ProblemResponse.of(Problem.of("FILE_TOO_LARGE", 413, detail), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> incomplete(IncompleteUpload broken, HttpServletRequest request) {
        return ProblemResponse.of(malformed(List.of(broken.fault())), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tampered(Tampered found, HttpServletRequest request) {
        this.tampered.increment();
        log.error("ALARM: an original is not what was uploaded: {}", found.getMessage());
        return ProblemResponse.of(Problem.of("ORIGINAL_DAMAGED", 500, Message.of("evidence.damaged")), request);
    }

    /** A sender that is still sending does not listen, so some of the rest is taken off its hands. */
    private void drain(HttpServletRequest request) {
        long patience = settings.maxSize().toBytes();
        try {
            InputStream rest = request.getInputStream();
            byte[] chunk = new byte[64 * 1024];
            while (patience > 0) {
                int read = rest.read(chunk);
                if (read < 0) {
                    return;
                }
                patience -= read;
            }
        } catch (IOException e) {
            log.debug("The sender of a file that is too large went away", e);
        }
    }
}
