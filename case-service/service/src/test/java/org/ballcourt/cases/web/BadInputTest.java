package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.web.CasesOverHttp.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.Message;
import org.ballcourt.keys.KeyAway;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class BadInputTest {
    private final CasesOverHttp http = new CasesOverHttp();

    private Reply filing(String body) {
        return http.send(as("BUYER/li", post("/api/cases")).content(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String complaint() {
        return new String(CasesOverHttp.body(Samples.complaint()), StandardCharsets.UTF_8);
    }

    private static List<String> fields(Reply reply) {
        return reply.json()
                .get("errors")
                .valueStream()
                .map(e -> e.get("field").stringValue())
                .toList();
    }

    @Test
    void namesThePlaceWhereTheJsonBreaks() {
        Reply reply = filing("{\"reason\": \"FRAUD\",\n  \"remedy\": }");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MALFORMED");
        assertThat(reply.json().get("errors").get(0).get("message").stringValue())
                .contains("line 2", "column");
        assertThat(reply.whole().getContentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesWhatFollowsTheJsonAndKeysThatStandTwice() {
        assertThat(filing(complaint() + "}").status()).isEqualTo(400);
        assertThat(filing("{\"reason\": \"FRAUD\", \"reason\": \"FRAUD\"}").status())
                .isEqualTo(400);
        assertThat(filing("[]").status()).isEqualTo(400);
        assertThat(filing("null").status()).isEqualTo(400);
        assertThat(filing("{\"a\":".repeat(5000)).status()).isEqualTo(400);
        assertThat(http.cases.stored()).isZero();
    }

    @Test
    void refusesBytesThatAreNoUtf8WhateverTheJsonLibraryMakesOfThem() {
        for (String bytes :
                List.of("\u00c0\u00af", "\u00e0\u0080\u00af", "\u00ed\u00a0\u00bd", "\u00ff", "\u00b2\u00e2")) {
            Reply reply = http.send(as("BUYER/li", post("/api/cases"))
                    .content(complaint().replace("PARCEL_LOST", bytes).getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(fields(reply)).containsExactly("");
        }
    }

    @Test
    void refusesCurrenciesThatNobodyPaysInAndTimesBeyondReach() {
        for (String currency : List.of("DEM", "XAU", "XTS", "XXX", "QQQ")) {
            assertThat(fields(filing(complaint().replace("CNY", currency))))
                    .as(currency)
                    .contains("amount.currency", "order.unitPrice.currency");
        }
        for (String time :
                List.of("-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "0000-01-01T00:00:00Z")) {
            Reply reply = filing(complaint().replaceAll("\"paidAt\":\"[^\"]*\"", "\"paidAt\":\"" + time + "\""));
            assertThat(fields(reply)).as(time).contains("order.paidAt");
        }
        assertThat(http.cases.stored()).isZero();
    }

    @Test
    void namesEveryFaultAtOnce() {
        Reply reply = filing(complaint()
                .replace("\"180.00\"", "\"180.5\"")
                .replace("\"urgent\":false", "\"urgent\":\"no\",\"colour\":\"red\"")
                .replace("PARCEL_LOST", "PARCEL_EATEN"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(fields(reply)).contains("amount.amount", "order.unitPrice.amount", "urgent", "colour", "reason");
        assertThat(http.cases.stored()).isZero();
    }

    @Test
    void speaksChineseToThoseWhoReadIt() {
        Reply reply = http.send(as("BUYER/li", post("/api/cases"))
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .content("{"));

        assertThat(reply.json().get("title").stringValue()).isEqualTo("请求无法识别");
        assertThat(reply.json().get("errors").get(0).get("message").stringValue())
                .contains("行", "列");
        assertThat(reply.whole().getHeader("Content-Language")).isEqualTo("zh-CN");
        assertThat(reply.whole().getHeader("Vary")).contains("Accept-Language");
    }

    @Test
    void refusesAMegabyteOfText() {
        Reply reply = filing(complaint().replace("CANARY-statement", "x".repeat(1_000_000)));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(reply.json().get("detail").stringValue()).contains("256 KiB");
        assertThat(http.cases.stored()).isZero();
    }

    @Test
    void refusesATextThatIsTooLongForItsField() {
        Reply reply = filing(complaint().replace("CANARY-statement", "x".repeat(100_000)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(fields(reply)).containsExactly("statement");
        assertThat(reply.text()).hasSizeLessThan(5_000);
    }

    @Test
    void answersOtherFormatsMethodsAndPathsAsProblems() {
        Reply form = http.send(as("BUYER/li", post("/api/cases"))
                .contentType(MediaType.TEXT_PLAIN)
                .content("x"));
        Reply method = http.send(as("BUYER/li", put("/api/cases/x")));
        Reply accept =
                http.send(as("BUYER/li", get("/api/cases/{id}", filedId())).accept(MediaType.IMAGE_PNG));

        assertThat(List.of(form.status(), method.status(), accept.status())).containsExactly(415, 405, 406);
        assertThat(List.of(form.code(), method.code(), accept.code()))
                .containsExactly("UNSUPPORTED_MEDIA_TYPE", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE");
        assertThat(method.whole().getHeader("Allow")).contains("GET");
    }

    @Test
    void saysSorryWithoutSayingWhatBroke() {
        http.cases.fail(new IllegalStateException("SECRET-inside"));
        Reply reply = http.file("BUYER/li", Samples.complaint());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("FAILED");
        assertThat(reply.text()).doesNotContain("SECRET-inside", "Exception", "\tat ");
    }

    @Test
    void asksToTryAgainWhereTheStoreIsSilent() {
        http.cases.fail(new Unavailable(
                Message.of("test.said").with("en", "The store is silent.").with("zh", "存储没有响应。"), null));
        Reply reply = http.file("BUYER/li", Samples.complaint());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("UNAVAILABLE");
        assertThat(reply.whole().getHeader("Retry-After")).isEqualTo("1");
        assertThat(reply.json().get("detail").stringValue()).isEqualTo("The store is silent.");
    }

    @Test
    void asksToTryAgainOnlyWhereTheStoreMayAnswerThen() {
        http.cases.fail(new MongoTimeoutException("no server"));
        Reply away = http.file("BUYER/li", Samples.complaint());
        http.cases.fail(new MongoCommandException(new BsonDocument("code", new BsonInt32(2)), new ServerAddress()));
        Reply refused = http.file("BUYER/li", Samples.complaint());

        http.cases.fail(new KeyAway("the key management service is silent", null));
        Reply keyless = http.file("BUYER/li", Samples.complaint());

        assertThat(List.of(away.status(), refused.status(), keyless.status())).containsExactly(503, 500, 503);
        assertThat(List.of(away.code(), refused.code(), keyless.code()))
                .containsExactly("STORE_UNAVAILABLE", "FAILED", "STORE_UNAVAILABLE");
    }

    private String filedId() {
        return http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();
    }
}
