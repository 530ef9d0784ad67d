package org.ballcourt.escalation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepliesTest {
    @Test
    void areReadWhereTheyAnswerTheClocks() {
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"ACCEPTED","version":3,"events":[]}""")).isEqualTo(new Reply("c", "lapse:c:d1", true, null));
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"REJECTED","problem":{"code":"DUTY_NOT_OPEN"}}""")).isEqualTo(new Reply("c", "lapse:c:d1", false, "DUTY_NOT_OPEN"));
    }

    @Test
    void arePassedOverWhereTheyAnswerSomebodyElseOrNobody() {
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SELLER/x","status":"ACCEPTED"}""")).isNull();
        assertThat(parse("c", "[]")).isNull();
        assertThat(parse("c", "{")).isNull();
        assertThat(parse("c", "")).isNull();
        assertThat(parse(null, "{}")).isNull();
        assertThat(parse("c", null)).isNull();
    }

    private static Reply parse(String caseId, String value) {
        return Replies.parse(caseId, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
