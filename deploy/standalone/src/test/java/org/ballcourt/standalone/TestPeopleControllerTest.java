package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.standalone.TestPeopleController.TestPerson;
import org.junit.jupiter.api.Test;

class TestPeopleControllerTest {
    private final TestPeopleController door =
            new TestPeopleController(new TokenMint("a secret of thirty-two bytes or more"));

    @Test
    void showsPeopleOfEveryKindOfDesk() {
        List<String> roles = people("en").stream().map(TestPerson::role).toList();

        for (Role twice : List.of(Role.BUYER, Role.SELLER, Role.AGENT)) {
            assertThat(roles).filteredOn(twice.name()::equals).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(roles).contains("SENIOR", "REVIEWER", "SUPERVISOR", "CARRIER", "ERASURE");
        assertThat(people("en")).allSatisfy(person -> assertThat(person.token()).isNotBlank());
    }

    @Test
    void namesThemInTheReadersLanguage() {
        assertThat(people("en").getFirst().name()).isEqualTo("Li Qiang");
        assertThat(people("en").getFirst().actor()).isEqualTo("BUYER/li-qiang");
        assertThat(people("zh").getFirst().name()).isNotEqualTo("Li Qiang");
        assertThat(people("zh").getFirst().token()).isNotBlank();
    }

    @Test
    void showsNoSideNorAgentNorCarrierThatNoDemoDisputeKnows() throws Exception {
        String demo = Files.readString(Page.ROOT.resolve("deploy/standalone/src/main/resources/demo.yaml"));

        assertThat(TestPeopleController.PEOPLE)
                .filteredOn(actor -> actor.role().isSide() || actor.role().isThirdParty() || actor.role() == Role.AGENT)
                .allSatisfy(actor -> assertThat(demo).contains(actor.toString()));
    }

    private List<TestPerson> people(String language) {
        return door.people(language).getBody();
    }
}
