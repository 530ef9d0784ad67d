package org.ballcourt.cases.web;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;

/** The answers of the API, and examples to try. */
final class ApiShapes {
    private ApiShapes() {}

    static Schema<?> answer() {
        Schema<?> event = object().addProperty("seq", of("integer"))
                .addProperty("type", of("string").example("ComplaintFiled"))
                .addProperty("at", of("string").format("date-time"))
                .addProperty("actor", of("string").example("BUYER/li"));
        return object().addProperty("caseId", of("string"))
                .addProperty("version", of("integer"))
                .addProperty("events", of("array").items(event))
                .addProperty("receipt", receipt())
                .addProperty("case", new JsonSchema().$ref("#/components/schemas/Case"));
    }

    private static Schema<?> receipt() {
        return object().addProperty("caseId", of("string"))
                .addProperty("version", of("integer"))
                .addProperty("actor", of("string").example("BUYER/li"))
                .addProperty("commandId", of("string"))
                .addProperty("bodyHash", of("string"))
                .addProperty("at", of("string").format("date-time"))
                .addProperty("firstSeq", of("integer"))
                .addProperty("lastSeq", of("integer"))
                .addProperty("head", of("string"))
                .addProperty("keyId", of("string"))
                .addProperty("signature", of("string"));
    }

    static Schema<?> oneCase() {
        Schema<?> silence = object().addProperty("consequence", of("string").example("INTERVENTION_OPENS"))
                .addProperty("at", of("string").format("date-time"));
        Schema<?> duty = object().addProperty("dutyId", of("string"))
                .addProperty("duty", of("string").example("ANSWER_CLAIM"))
                .addProperty("holder", of("string").example("SELLER"))
                .addProperty("holderId", of("string"))
                .addProperty("since", of("string").format("date-time"))
                .addProperty("dueAt", of("string").format("date-time"))
                .addProperty("clock", of("string").example("CALENDAR"))
                .addProperty("clause", of("string"))
                .addProperty("ifSilent", silence);
        Schema<?> handOffs = object().addProperty("count", of("integer")).addProperty("empty", of("integer"));
        Schema<?> missed = object().addProperty("dutyId", of("string"))
                .addProperty("duty", of("string").example("ANSWER_CLAIM"))
                .addProperty("holder", of("string").example("SELLER"))
                .addProperty("dueAt", of("string").format("date-time"));
        Schema<?> texts = object().additionalProperties(of("string"));
        return object().addProperty("caseId", of("string"))
                .addProperty("version", of("integer"))
                .addProperty("stage", of("string").example("NEGOTIATION"))
                .addProperty("outcome", of("string"))
                .addProperty("owner", of("string").example("AGENT/wang"))
                .addProperty("ball", of("array").items(duty))
                .addProperty("allowedActions", of("array").items(action()))
                .addProperty("held", texts)
                .addProperty("elapsed", of("string").example("PT102H"))
                .addProperty("suspended", of("string").example("PT0S"))
                .addProperty("handOffs", handOffs)
                .addProperty("missedDuties", of("array").items(missed))
                .addProperty("evidenceRounds", of("integer"))
                .addProperty("money", texts);
    }

    static Schema<?> problem() {
        Schema<?> fault = object().addProperty("field", of("string")).addProperty("message", of("string"));
        return object().addProperty("type", of("string").format("uri"))
                .addProperty("title", of("string"))
                .addProperty("status", of("integer"))
                .addProperty("detail", of("string"))
                .addProperty("code", of("string").example("WRONG_STAGE"))
                .addProperty("rule", of("string"))
                .addProperty("next", of("string"))
                .addProperty("caseId", of("string"))
                .addProperty("allowedActions", of("array").items(action()))
                .addProperty("errors", of("array").items(fault));
    }

    /** Something that works when it is sent; null where a command is too plain to need one. */
    static Object example(Class<? extends CaseCommand> type) {
        if (type == FileComplaint.class) {
            return complaint();
        }
        if (type == RejectClaim.class) {
            return Map.of("ground", "BUYER_MISUSE", "explanation", "使用不当造成");
        }
        return type == RequestIntervention.class ? Map.of("ground", "SELLER_REJECTED", "explanation", "不是使用不当") : null;
    }

    private static Object complaint() {
        Map<String, Object> price = Map.of("amount", "899.00", "currency", "CNY");
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderId", "O-1001");
        order.put("orderLineId", "1");
        order.put("buyer", "li");
        order.put("seller", "juicehaus");
        order.put("sku", "JH-900");
        order.put("title", "德国工艺榨汁机");
        order.put("goodsClass", "HOME_APPLIANCE");
        order.put("unitPrice", price);
        order.put("quantity", 1);
        order.put("paidAt", "2026-10-08T09:00:00+08:00");
        order.put("shippedAt", "2026-10-09T09:00:00+08:00");
        order.put("signedAt", "2026-10-11T15:00:00+08:00");
        order.put("promises", List.of("SEVEN_DAY_RETURN", "WARRANTY"));
        Map<String, Object> complaint = new LinkedHashMap<>();
        complaint.put("order", order);
        complaint.put("reason", "QUALITY_DEFECT");
        complaint.put("remedy", "RETURN_AND_REFUND");
        complaint.put("amount", price);
        complaint.put("statement", "用了不到一个月电机异响");
        return complaint;
    }

    private static Schema<?> action() {
        return object().addProperty("action", of("string").example("RejectClaim"))
                .addProperty("until", of("string").format("date-time"))
                .addProperty("required", of("array").items(of("string")));
    }

    private static Schema<?> object() {
        return of("object");
    }

    static Schema<?> of(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
