package org.ballcourt.cases.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.RunningCaseService;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.store.MongoEvidenceRegistry;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may erase does so under a name of their own, in no case of their own, and is told what there is. */
class ErasingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static RunningCaseService service;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isForNobodyInACaseOfTheirOwn() {
        String caseId = complaint("ming", "O-own");

        for (String own : new String[] {"ERASURE/ming", "ERASURE/shop"}) {
            String other = own.endsWith("ming") ? "SELLER/shop" : "BUYER/ming";
            for (Reply no : new Reply[] {
                erases(own, "", other, ""),
                erases(own, "?dryRun=true", other, ""),
                erases(own, "", other, caseId),
                hold(own, caseId)
            }) {
                assertThat(no.status()).as(no.body()).isEqualTo(409);
                assertThat(no.json().path("code").asString()).isEqualTo("OWN_CASE");
            }
        }
        assertThat(service.get("SELLER/shop", "/api/cases/" + caseId + "/events")
                        .body())
                .contains("CANARY-statement");

        String foreign = complaint("hong", "O-foreign");
        assertThat(erases("ERASURE/ming", "?dryRun=true", "BUYER/hong", "").status())
                .isEqualTo(200);
        assertThat(erases("ERASURE/law", "?dryRun=true", "BUYER/ming", "").status())
                .isEqualTo(200);
        assertThat(hold("ERASURE/ming", foreign).status()).isEqualTo(204);
        assertThat(service.post("ERASURE/hong", "/api/holds/" + foreign + "/lift", "{\"why\": \"mine\"}")
                        .status())
                .isEqualTo(409);
    }

    /** The log tells the product's own erasures from people's by who asked. */
    @Test
    void isForNobodyWhoseNameCouldBeTheProducts() {
        complaint("tian", "O-named");

        Reply no = erases("ERASURE/" + Actor.SYSTEM, "", "BUYER/tian", "");

        assertThat(no.status()).isEqualTo(403);
        assertThat(no.json().path("code").asString()).isEqualTo("ID_NOT_USABLE");
    }

    @Test
    void standsInTheLogWhateverTheReason() {
        complaint("yuan", "O-reason");
        service.post("ERASURE/law", "/api/erasures", "{\"person\": \"BUYER/yuan\", \"why\": \"retention\"}");
        bean(Erasures.class).expire(Actor.parse("BUYER/yuan"), "BC-OLD");

        assertThat(logged("BUYER/yuan", "")).containsExactly("law");
        assertThat(logged("BUYER/yuan", "&retention=true")).containsExactly(Actor.SYSTEM.toString(), "law");
    }

    @Test
    void countsWhatWouldGoAlone() {
        String held = complaint("lan", "O-held");
        String free = complaint("lan", "O-free");
        assertThat(hold("ERASURE/law", held).status()).isEqualTo(204);
        upload("ev-held", held);
        upload("ev-free", free);

        Reply look = erases("ERASURE/law", "?dryRun=true", "BUYER/lan", "");
        assertThat(look.json().path("files").asLong()).as(look.body()).isOne();
        assertThat(look.json().path("kept").toString()).isEqualTo("[\"" + held + "\"]");
        assertThat(erases("ERASURE/law", "?dryRun=true", "BUYER/lan", free)
                        .json()
                        .path("kept"))
                .isEmpty();
    }

    /** Once the hold has ended nothing else would remind anybody of them. */
    @Test
    void saysOfACaseThatIsHeldWhichErasuresItKeeps() {
        String held = complaint("xue", "O-kept");
        String other = complaint("xue", "O-other");
        complaint("mo", "O-stranger");
        erases("ERASURE/law", "", "BUYER/xue", held);
        assertThat(hold("ERASURE/law", held).status()).isEqualTo(204);
        erases("ERASURE/law", "", "BUYER/xue", "");
        erases("ERASURE/law", "", "BUYER/xue", other);
        erases("ERASURE/law", "", "BUYER/mo", "");
        bean(Erasures.class).expire(Actor.parse("BUYER/xue"), held);

        JsonNode hold = service.get("ERASURE/law", "/api/holds")
                .json()
                .path("holds")
                .valueStream()
                .filter(each -> each.path("caseId").asString().equals(held))
                .findFirst()
                .orElseThrow();
        assertThat(hold.path("kept")
                        .valueStream()
                        .map(kept -> kept.path("person").asString()))
                .as("one may not have reached a service that was away, before it was held")
                .containsExactly("BUYER/xue", "BUYER/xue");
        assertThat(service.get("ERASURE/law", "/api/erasures?person=BUYER/xue")
                        .json()
                        .at("/erasures/1/kept")
                        .valueStream()
                        .map(JsonNode::asString))
                .as("other people's cases are held, too")
                .containsExactly(held);
        assertThat(service.get("ERASURE/xue", "/api/holds")
                        .json()
                        .path("holds")
                        .valueStream()
                        .filter(each -> each.path("caseId").asString().equals(held))
                        .map(each -> each.path("kept").size()))
                .as("to one who is in it")
                .containsExactly(0);
    }

    private static void upload(String id, String caseId) {
        bean(MongoEvidenceRegistry.class)
                .register(new EvidenceItem(
                        id,
                        EvidenceKind.PHOTO,
                        null,
                        1,
                        "0".repeat(64),
                        "image/png",
                        true,
                        Actor.parse("BUYER/lan"),
                        Instant.now(),
                        caseId));
    }

    private static List<String> logged(String person, String more) {
        return service.get("ERASURE/law", "/api/erasures?person=" + person + more)
                .json()
                .path("erasures")
                .valueStream()
                .map(each -> each.path("by").asString())
                .toList();
    }

    private static Reply erases(String who, String look, String person, String caseId) {
        String cases = caseId.isEmpty() ? "" : ", \"cases\": [\"" + caseId + "\"]";
        return service.post(
                who, "/api/erasures" + look, "{\"person\": \"" + person + "\", \"why\": \"request 7\"" + cases + "}");
    }

    private static Reply hold(String who, String caseId) {
        return service.send(service.request(who, "/api/holds/" + caseId)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"why\": \"court 9\"}"))
                .build());
    }

    private static String complaint(String buyer, String order) {
        String complaint = Wire.json()
                .writeValueAsString(Samples.complaint())
                .replace("\"O-1\"", "\"" + order + "\"")
                .replace("\"buyer\":\"li\"", "\"buyer\":\"" + buyer + "\"");
        String caseId = service.post("BUYER/" + buyer, "/api/cases", complaint)
                .json()
                .path("caseId")
                .asString();
        await().atMost(PATIENCE).until(() -> bean(CaseQueue.class).has(caseId));
        return caseId;
    }

    private static <T> T bean(Class<T> type) {
        return service.beans(type).iterator().next();
    }
}
