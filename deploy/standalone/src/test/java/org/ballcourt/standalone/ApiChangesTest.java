package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What breaks a client is told by the place where it stands; what was added is not. */
class ApiChangesTest {
    private static final String QUEUE = "/paths/~1api~1cases/get";

    private static ObjectNode frozen;

    @BeforeAll
    static void read() throws Exception {
        frozen = (ObjectNode) ApiContractIT.frozen("ballcourt");
    }

    @Test
    void findsNothingWhereNothingChanged() {
        assertThat(breaking(_ -> {})).isEmpty();
    }

    @Test
    void tellsOfAPathThatIsGone() {
        assertThat(breaking(api -> object(api, "/paths").remove("/api/me"))).containsExactly("/paths//api/me: is gone");
    }

    @Test
    void tellsOfAnOperationThatIsGoneOrHasAnotherName() {
        assertThat(breaking(api -> object(api, "/paths/~1api~1ratings").remove("post")))
                .containsExactly("/paths//api/ratings/post: is gone");
        assertThat(breaking(api -> object(api, QUEUE).put("operationId", "list")))
                .containsExactly("/paths//api/cases/get/operationId: was \"getCases\", is \"list\"");
    }

    @Test
    void tellsOfAFieldThatIsGoneOrOfAnotherType() {
        assertThat(breaking(
                        api -> object(api, "/components/schemas/Me/properties").remove("desk")))
                .containsExactly("/components/schemas/Me/properties/desk: is gone");
        assertThat(breaking(api ->
                        object(api, "/components/schemas/Me/properties/id").put("type", "integer")))
                .containsExactly("/components/schemas/Me/properties/id/type: was \"string\", is \"integer\"");
    }

    @Test
    void tellsOfAnEnumValueThatIsGone() {
        assertThat(breaking(
                        api -> ((ArrayNode) api.at("/components/schemas/Decision/properties/decision/enum")).remove(0)))
                .containsExactly("/components/schemas/Decision/properties/decision/enum: lost APPROVED");
    }

    @Test
    void tellsOfAParameterThatIsGoneOrRequiredFromNowOn() {
        assertThat(breaking(api -> ((ArrayNode) api.at(QUEUE + "/parameters")).remove(0)))
                .singleElement()
                .asString()
                .startsWith("/paths//api/cases/get/parameters/query ")
                .endsWith(": is gone");
        assertThat(breaking(api -> ((ArrayNode) api.at(QUEUE + "/parameters"))
                        .addObject()
                        .put("name", "shop")
                        .put("in", "query")
                        .put("required", true)))
                .containsExactly("/paths//api/cases/get/parameters/query shop: is required");
    }

    @Test
    void tellsOfAFieldThatABodyMustHaveFromNowOn() {
        assertThat(breaking(api -> ((ArrayNode) api.at("/components/schemas/NewRating/required")).add("text")))
                .containsExactly("/components/schemas/NewRating/required: asks for text");
    }

    @Test
    void tellsOfAFieldThatAnAnswerNeedNotHaveAnyMore() {
        assertThat(breaking(
                        api -> object(api, "/components/schemas/DisputeCase").putArray("required")))
                .containsExactly("/components/schemas/DisputeCase/required: lost kind");
    }

    @Test
    void letsFieldsPathsAndParametersBeAdded() {
        assertThat(breaking(api -> {
                    object(api, "/components/schemas/Me/properties")
                            .putObject("shoe")
                            .put("type", "integer");
                    object(api, "/paths")
                            .set("/api/more", api.at("/paths/~1api~1me").deepCopy());
                    ((ArrayNode) api.at(QUEUE + "/parameters"))
                            .addObject()
                            .put("name", "shop")
                            .put("in", "query");
                }))
                .isEmpty();
    }

    private static ObjectNode object(JsonNode api, String place) {
        return (ObjectNode) api.at(place);
    }

    private static List<String> breaking(Consumer<ObjectNode> change) {
        ObjectNode changed = frozen.deepCopy();
        change.accept(changed);
        return ApiChanges.breaking(frozen, changed);
    }
}
