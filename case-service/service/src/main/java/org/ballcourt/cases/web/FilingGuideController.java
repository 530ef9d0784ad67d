package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.ballcourt.cases.suggestion.FilingGuide;
import org.ballcourt.cases.suggestion.FilingGuides;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.Reason;
import org.ballcourt.messages.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What to know before filing; nobody has to sign in for it. */
@Tag(name = "filing guide", description = "What awaits whoever files a complaint")
@RestController("caseFilingGuideController")
record FilingGuideController(FilingGuides guides) {
    @Operation(
            summary =
                    "What to bring, what will have to be proven by whom, the clocks, how cases like this ended, and how the seller stands",
            security = {})
    @GetMapping("/api/filing-guide")
    ResponseEntity<FilingGuide> guide(
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String goodsClass,
            @RequestParam(required = false) String market,
            @RequestParam(required = false) String seller,
            Language language) {
        RequestReading reading = new RequestReading();
        Reason why = reading.read("reason", reason, Reason::valueOf, oneOf(Reason.values()));
        GoodsClass goods = reading.read("goodsClass", goodsClass, GoodsClass::valueOf, oneOf(GoodsClass.values()));
        if (market != null && !guides.markets().contains(market)) {
            reading.fault("market", oneOf(guides.markets().toArray()));
        }
        if (reason == null || reason.isEmpty()) {
            reading.fault("reason", oneOf(Reason.values()));
        }
        reading.requireFaultless(null);
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(guides.of(why, Optional.ofNullable(goods).orElse(GoodsClass.OTHER), market, seller, language));
    }

    private static Message oneOf(Object[] names) {
        return Message.of("command.one-of").with("names", OneOf.of(names));
    }
}
