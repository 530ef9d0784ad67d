package org.ballcourt.escalation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepliesTest {
    @Test
    void areReadWhereTheyAnswerTheClocks() {
        assertThat(Replies.parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"ACCEPTED","version":3,"events":[]}""")).isEqualTo(new Reply("c", "lapse:c:d1", true, null));
        assertThat(Replies.parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"REJECTED","problem":{"code":"DUTY_NOT_OPEN"}}""")).isEqualTo(new Reply("c", "lapse:c:d1", false, "DUTY_NOT_OPEN"));
    }

    @Test
    void arePassedOverWhereTheyAnswerSomebodyElseOrNobody() {
        assertThat(Replies.parse("c", """
                {"commandId":"lapse:c:d1","actor":"SELLER/x","status":"ACCEPTED"}""")).isNull();
        assertThat(Replies.parse("c", "[]")).isNull();
        assertThat(Replies.parse("c", "{")).isNull();
        assertThat(Replies.parse("c", "")).isNull();
        assertThat(Replies.parse(null, "{}")).isNull();
        assertThat(Replies.parse("c", null)).isNull();
    }
}
