package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Topics;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowingContractsTest {
    private static final Pattern LINK = Pattern.compile("href=\"/api/contracts/schemas/(\\w+)/([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("\\./schemas/(\\w+)/([\\w.-]+)");

    private final ContractController contracts = new ContractController();

    @Test
    void showsEveryTopicWithLinksThatLeadToSchemas() {
        for (Language language : Language.all()) {
            String page = contracts.page(language).getBody();
            assertThat(page).contains(Topics.CASE_EVENTS, Topics.CASE_COMMANDS, Topics.PARKED);
            List<String> titles = LINK.matcher(page)
                    .results()
                    .map(link -> titleOf(link.group(1), link.group(2)))
                    .toList();
            assertThat(titles)
                    .containsAll(EventNames.all().values().stream()
                            .map(Class::getSimpleName)
                            .toList());
        }
    }

    /** Tools resolve the references of the document against its own address. */
    @Test
    void servesWhateverTheDocumentRefersTo() {
        String document = contracts.asyncApi().getBody();
        List<String> titles = REFERENCE
                .matcher(document)
                .results()
                .map(reference -> titleOf(reference.group(1), reference.group(2)))
                .toList();
        assertThat(titles).hasSizeGreaterThan(80).allMatch(title -> !title.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "events, offer-made.v9.json",
        "events, offer-made.v1",
        "events, ../../application.yaml",
        "events, ..%2F..%2Fapplication.json",
        "others, offer-made.v1.json",
        "commands, offer-made.v1.json"
    })
    void hasNoOtherFile(String kind, String name) {
        assertThatThrownBy(() -> contracts.schema(kind, name)).isInstanceOf(Refused.class);
    }

    private String titleOf(String kind, String name) {
        return Wire.json()
                .readTree(contracts.schema(kind, name).getBody())
                .path("title")
                .asString();
    }
}
