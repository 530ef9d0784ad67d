package org.ballcourt.evidence.web;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ballcourt.evidence.blobs.Tampered;
import org.ballcourt.evidence.blobs.TooLarge;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.KeyReused;
import org.ballcourt.evidence.intake.NotYetRegistered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Says every "no" of this door as an RFC 9457 problem, in Chinese or English; a failure of ours is logged and never
 * explained.
 */
@RestControllerAdvice(assignableTypes = EvidenceController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class EvidenceProblems {
    private static final Logger log = LoggerFactory.getLogger(EvidenceProblems.class);
    private static final String TRY_AGAIN_SECONDS = "2";

    private final Counter tampered;
    private final EvidenceSettings settings;

    EvidenceProblems(MeterRegistry meters, EvidenceSettings settings) {
        // Alarms look at the increase, so it must be there before the first one.
        this.tampered = meters.counter("ballcourt.evidence.tampered");
        this.settings = settings;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
        return problem(refusal, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyReused(KeyReused reused, HttpServletRequest request) {
        return problem(
                Refusal.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "COMMAND_ID_REUSED",
                        "This Idempotency-Key was used for another upload.",
                        "该 Idempotency-Key 已用于另一份上传。"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLarge tooLarge, HttpServletRequest request) {
        drain(request);
        long cap = settings.maxSize().toBytes();
        return problem(
                Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "FILE_TOO_LARGE",
                        "The file has more than " + cap + " bytes; nothing was stored.",
                        "文件超过 " + cap + " 字节，未保存任何内容。"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cutOff(IncompleteUpload broken, HttpServletRequest request) {
        Saying message = new Saying(
                "must be a complete multipart/form-data request with file and kind",
                "须为完整的 multipart/form-data 请求，包含 file 与 kind");
        return problem(Refusal.malformed(List.of(new Refusal.Flaw("body", message))), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notYet(NotYetRegistered waiting, HttpServletRequest request) {
        log.warn("The case core has not answered for {} in time; it will be published again", waiting.getMessage());
        return later(
                Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "NOT_YET_REGISTERED",
                        "The file is safe, but not yet confirmed by the case core. Send it again with the same key.",
                        "文件已安全保存，但案件系统尚未确认。请用相同的键再次上传。"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tampered(Tampered found, HttpServletRequest request) {
        this.tampered.increment();
        log.error("ALARM: an original is not what was uploaded: {}", found.getMessage());
        return problem(
                Refusal.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "ORIGINAL_DAMAGED",
                        "The stored original no longer has its hash, so it is not given out; the operators were told.",
                        "存储的原件与其哈希不符，不予提供；已通知运维人员。"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeFailed(MongoException failure, HttpServletRequest request) {
        log.error("The store failed", failure);
        return later(
                Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "STORE_UNAVAILABLE",
                        "The store does not answer. Try again.",
                        "存储暂不可用，请重试。"),
                request);
    }

    /** The disk failed, or the reader went away in the middle of an original. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(IOException failure, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        log.error("Reading or writing an original failed", failure);
        return problem(
                Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "FAILED", "Something failed on our side.", "系统内部出错。"),
                request);
    }

    private static ResponseEntity<ProblemDetail> later(Refusal refusal, HttpServletRequest request) {
        ResponseEntity<ProblemDetail> problem = problem(refusal, request);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS)
                .body(problem.getBody());
    }

    private static ResponseEntity<ProblemDetail> problem(Refusal refusal, HttpServletRequest request) {
        boolean chinese = speaksChinese(request);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                refusal.status(), refusal.detail().in(chinese));
        problem.setTitle(refusal.status().getReasonPhrase());
        problem.setProperty("code", refusal.code());
        if (!refusal.flaws().isEmpty()) {
            problem.setProperty(
                    "errors",
                    refusal.flaws().stream()
                            .map(flaw -> Map.of(
                                    "field",
                                    flaw.field(),
                                    "message",
                                    flaw.message().in(chinese)))
                            .toList());
        }
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean speaksChinese(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
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
