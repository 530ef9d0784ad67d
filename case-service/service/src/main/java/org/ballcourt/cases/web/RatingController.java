package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.rating.Ratings;
import org.ballcourt.cases.rating.ShownRating;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ratings of goods by those who bought them. */
@Tag(name = "ratings", description = "Ratings of goods beside what rulings came to")
@RestController("caseRatingController")
record RatingController(Ratings ratings) {
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TEXT = 1_000;
    private static final int USUAL = 25;
    private static final int MOST = 100;

    /** What a buyer sends. */
    record NewRating(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_ID)
            String orderId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_ID)
            String orderLineId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "5")
            int stars,

            @Schema(maxLength = LONGEST_TEXT) String text) {}

    /** @param violation the id of the upheld report */
    record Hiding(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_ID)
            String violation) {}

    record Listed(List<ShownRating> ratings) {}

    @Operation(
            summary = "Rates goods of an order line of one's own, once; the order system must know the line",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewRating.class))))
    @ApiResponse(responseCode = "201", description = "Rated", useReturnTypeSchema = true)
    @PostMapping("/api/ratings")
    ResponseEntity<ShownRating> rate(Actor actor, HttpServletRequest request) throws IOException {
        CallerCheck.require(actor, Role.BUYER, "http.rating.buyers");
        BodyReading body = BodyReading.of(JsonBody.read(request, null), NewRating.class);
        String orderId = body.required("orderId", LONGEST_ID);
        String orderLineId = body.required("orderLineId", LONGEST_ID);
        int stars = body.number("stars", 1, 5);
        String text = body.text("text", LONGEST_TEXT);
        body.reading().requireFaultless(null);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(ratings.rate(actor, orderId, orderLineId, stars, text));
    }

    @Operation(summary = "The newest ratings of a seller's goods, or of one kind of them, beside what rulings came to")
    @GetMapping("/api/ratings")
    ResponseEntity<Listed> list(
            @RequestParam(required = false) String seller,
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String limit,
            Actor actor) {
        CallerCheck.requireSomebody(actor);
        RequestReading reading = new RequestReading();
        if (seller == null || seller.isBlank()) {
            reading.fault("seller", Message.of("command.required"));
        }
        int most = reading.limit(limit, USUAL, MOST);
        reading.requireFaultless(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Listed(ratings.of(seller, sku, most, actor)));
    }

    @Operation(summary = "One rating")
    @GetMapping("/api/ratings/{id}")
    ResponseEntity<ShownRating> one(@PathVariable String id, Actor actor) {
        CallerCheck.requireSomebody(actor);
        return shown(ratings.find(id, actor));
    }

    @Operation(
            summary = "Supervisors: hides a rating for an upheld report (ReportViolation) about whoever wrote it",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Hiding.class))))
    @PostMapping("/api/ratings/{id}/hide")
    ResponseEntity<ShownRating> hide(@PathVariable String id, Actor actor, HttpServletRequest request)
            throws IOException {
        CallerCheck.requireSupervisor(actor);
        BodyReading body = BodyReading.of(JsonBody.read(request, null), Hiding.class);
        String violation = body.required("violation", LONGEST_ID);
        body.reading().requireFaultless(null);
        return shown(ratings.hide(id, violation, actor));
    }

    private static ResponseEntity<ShownRating> shown(Optional<ShownRating> rating) {
        return rating.map(found ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found))
                .orElseThrow(() -> new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.rating.none"))));
    }
}
