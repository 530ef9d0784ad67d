package org.ballcourt.standalone;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.cases.proof.Roots;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.platformstub.PaymentBook;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.ProblemResponse;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.servicekit.RequestTime;
import org.ballcourt.servicekit.TokenMint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for anybody and a clock that can be moved: open in test mode only, else they do not exist. */
@RestController
@ConditionalOnProperty(name = "ballcourt.test-mode", havingValue = "true")
record TestModeController(
        TokenMint mint, TestClock clock, TimeTravel travel, Settling settling, PlatformStub platform, Roots roots) {
    /** Long enough for any trial; measured by the system's clock, never by the test clock. */
    static final Duration TOKEN_LIFE = Duration.ofDays(3650);

    /** Any role may be asked for; one that the product does not know makes a stranger. */
    record Person(String role, String id) {}

    /** Exactly one of them: an instant, a duration, or true for the real time. */
    record ClockMove(String set, String advance, Boolean release) {}

    /** BELIEVES, DOUBTS or DOWN. */
    record PaymentMood(PaymentBook.Mood mood) {}

    /** Null before the first root. */
    record RootNumber(Long n) {}

    @PostMapping("/api/test/token")
    Map<String, String> token(@RequestBody Person person) {
        if (Stream.of(person.role(), person.id()).anyMatch(word -> word == null || word.isBlank())) {
            throw refused(Message.of("test-mode.person"));
        }
        return Map.of("token", mint.token(person.id(), List.of(person.role()), TOKEN_LIFE));
    }

    @PostMapping("/api/test/clock")
    Map<String, Object> move(@RequestBody ClockMove move) {
        boolean release = Boolean.TRUE.equals(move.release());
        if (Stream.of(move.set() != null, move.advance() != null, release)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw refused(Message.of("test-mode.clock"));
        }
        if (move.set() != null) {
            travel.set(RequestTime.parse(move.set()));
        } else if (move.advance() != null) {
            travel.advance(forward(move.advance()));
        } else {
            travel.release();
        }
        return time();
    }

    @GetMapping("/api/test/clock")
    Map<String, Object> time() {
        return Map.of("now", clock.instant(), "standsStill", clock.stands());
    }

    @PostMapping("/api/test/payments")
    PaymentMood payments(@RequestBody PaymentMood wanted) {
        if (wanted.mood() == null) {
            throw refused(Message.of("test-mode.payments"));
        }
        platform.payments().is(wanted.mood());
        return wanted;
    }

    /** From then on the order system knows that line. */
    @PostMapping("/api/test/orders")
    Order order(@RequestBody Order order) {
        platform.orders().put(order);
        return order;
    }

    /** Takes the next root now if anything has changed; the number is that of the newest, null before the first. */
    @PostMapping("/api/test/root")
    RootNumber root() {
        roots.close();
        return new RootNumber(roots.newest().map(SignedRoot::n).orElse(null));
    }

    @GetMapping("/api/test/settled")
    Map<String, Boolean> settled() {
        settling.await();
        return Map.of("settled", true);
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class, ArithmeticException.class})
    ResponseEntity<byte[]> unreadable(RuntimeException wrong, HttpServletRequest request) {
        return ProblemResponse.of(Problem.of("MALFORMED", 400, because(wrong)), request);
    }

    @ExceptionHandler({Settling.NotSettled.class, TimeTravel.Stuck.class})
    ResponseEntity<byte[]> busy(RuntimeException stuck, HttpServletRequest request) {
        return ProblemResponse.of(Problem.of("UNAVAILABLE", 503, because(stuck)), request);
    }

    private static Message because(RuntimeException why) {
        return Message.of("test-mode.refused").with("why", why.getMessage());
    }

    private static Refused refused(Message why) {
        return new Refused(Problem.of("MALFORMED", 400, why));
    }

    private static Duration forward(String text) {
        Duration time = Duration.parse(text);
        if (time.isNegative()) {
            throw refused(Message.of("test-mode.forward"));
        }
        return time;
    }
}
