package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.ballcourt.cases.endpoint.CommandCheck;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandSchemasTest {
    private final CommandSchemaController door = new CommandSchemaController();

    private static List<Class<? extends CaseCommand>> ofPeople() {
        return CommandNames.ALL.stream()
                .filter(type -> !ProgramCommands.ALL.contains(type))
                .toList();
    }

    private JsonNode schema(String command, String language) {
        return Wire.json().readTree(door.schema(command, Language.of(language)).getBody());
    }

    @Test
    void nameEveryFieldAndEveryCodeInEveryLanguage() {
        for (Language language : Language.all()) {
            ofPeople().forEach(type -> {
                String name = CommandNames.nameOf(type);
                JsonNode schema = schema(name, language.code());
                isNamed(language.code() + " " + name, schema);
                schema.path("$defs")
                        .properties()
                        .forEach(part -> isNamed(language.code() + " " + name + " " + part.getKey(), part.getValue()));
            });
        }
    }

    private static void isNamed(String what, JsonNode schema) {
        schema.path("properties").properties().forEach(field -> {
            JsonNode said = field.getValue();
            assertThat(said.path("title").asString(""))
                    .as(what + " " + field.getKey())
                    .isNotBlank();
            JsonNode codes = said.path("items").has("enum") ? said.get("items") : said;
            assertThat(codes.path("x-enumNames").size())
                    .as(what + " " + field.getKey())
                    .isEqualTo(codes.path("enum").size());
        });
    }

    @Test
    void speakTheReadersLanguage() {
        assertThat(schema("HandOff", "en").at("/properties/why/title").asString())
                .isEqualTo("why it is handed off");
        assertThat(schema("HandOff", "zh").at("/properties/why/title").asString())
                .isEqualTo("移交原因");
        assertThat(schema("HandOff", "zh")
                        .at("/properties/newFacts/description")
                        .asString())
                .contains("空转");
        assertThat(schema("MakeOffer", "en")
                        .at("/properties/remedy/x-enumNames/0")
                        .asString())
                .isEqualTo("refund");
        assertThat(schema("RejectClaim", "zh").get("title").asString())
                .isNotEqualTo(schema("RejectClaim", "en").get("title").asString());
    }

    /** Words are all that was added: the same bodies are right, and the same wrong. */
    @Test
    void checkWhatTheCommandIsCheckedBy() {
        for (Class<? extends CaseCommand> type : ofPeople()) {
            String name = CommandNames.nameOf(type);
            assertThat(bare(schema(name, "en")))
                    .as(name)
                    .isEqualTo(bare(CommandCheck.shipped("/schemas/commands/" + name + ".json")));
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema(name, "en"))
                    .initializeValidators();
        }
    }

    private static String bare(JsonNode schema) {
        return schema.toString()
                .replaceAll("\"(title|description)\":\"[^\"]*\"", "")
                .replaceAll("\"x-enumNames\":\\[[^]]*]", "")
                .replaceAll(",+", ",")
                .replace("{,", "{")
                .replace(",}", "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nonsense", "LapseDuty", "reject-claim"})
    void areThoseOfWhatPeopleSendAlone(String command) {
        assertThatThrownBy(() -> door.schema(command, Language.of("en"))).isInstanceOf(Refused.class);
    }
}
