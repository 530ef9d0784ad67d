package org.ballcourt.evidence.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.EvidenceKind;

/** Which media types a kind of evidence usually has; another one is flagged to agents, never refused. */
final class ExpectedTypes {
    private static final List<String> WRITTEN = List.of("image/", "text/", "application/pdf");
    private static final List<String> PAPER = List.of("image/", "application/pdf");
    private static final List<String> MOVING = List.of("video/", "application/mp4");

    private static final Map<EvidenceKind, List<String>> EXPECTED = expected();

    private ExpectedTypes() {}

    private static Map<EvidenceKind, List<String>> expected() {
        Map<EvidenceKind, List<String>> expected = new EnumMap<>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.values()) {
            expected.put(kind, expected(kind));
        }
        return expected;
    }

    private static List<String> expected(EvidenceKind kind) {
        return switch (kind) {
            case PHOTO -> List.of("image/");
            case VIDEO -> MOVING;
            case LABEL, INSPECTION_REPORT, CERTIFICATE, MEDICAL_RECORD, STANDARD -> PAPER;
            case CHAT_LOG, ORDER_RECORD, PAYMENT_RECORD, TRACKING, LISTING_SNAPSHOT, AGENT_IDENTITY -> WRITTEN;
            case MEASUREMENT -> both(WRITTEN, MOVING);
            case ADVERTISEMENT, NEGOTIATION_RECORD -> both(both(WRITTEN, MOVING), List.of("audio/"));
            case OTHER -> List.of("");
        };
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    static boolean fits(EvidenceKind kind, String mediaType) {
        return EXPECTED.get(kind).stream().anyMatch(mediaType::startsWith);
    }
}
