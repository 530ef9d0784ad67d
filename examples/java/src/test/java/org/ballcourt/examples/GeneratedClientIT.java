package org.ballcourt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.client.ApiClient;
import org.ballcourt.client.ApiException;
import org.ballcourt.client.api.CasesApi;
import org.ballcourt.client.api.CommandsApi;
import org.ballcourt.client.api.EvidenceApi;
import org.ballcourt.client.model.CommandAnswer;
import org.ballcourt.client.model.ComplaintFiled;
import org.ballcourt.client.model.ConfirmStep;
import org.ballcourt.client.model.DisputeCase;
import org.ballcourt.client.model.Event;
import org.ballcourt.client.model.FileComplaint;
import org.ballcourt.client.model.FindingOf;
import org.ballcourt.client.model.IssueRuling;
import org.ballcourt.client.model.MatterCase;
import org.ballcourt.client.model.Money;
import org.ballcourt.client.model.OpenContact;
import org.ballcourt.client.model.Order;
import org.ballcourt.client.model.RejectClaim;
import org.ballcourt.client.model.RequestIntervention;
import org.ballcourt.client.model.SubmitEvidence;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.ProductProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that a generator made of the description of the HTTP interface takes a dispute from its complaint to the refund. */
class GeneratedClientIT {
    @TempDir
    static Path temp;

    private static final Map<String, ApiClient> CLIENTS = new HashMap<>();

    private static ProductProcess process;
    private static URI base;
    private static Product world;

    @BeforeAll
    static void startAProduct() {
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(place -> !place.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = ProductProcess.launch(
                List.of(
                        java,
                        "-Xmx320m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "org.ballcourt.standalone.Ballcourt",
                        "up"),
                List.of("--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0"),
                temp);
        base = process.awaitReady();
        world = new Product(base);
        world.setClock("2026-11-02T10:00:00+08:00");
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
        if (process != null) {
            process.close();
        }
    }

    @Test
    void takesADisputeFromItsComplaintToTheRefund() throws Exception {
        Path video = Files.write(
                temp.resolve("noise.mp4"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'});
        String noise = new EvidenceApi(as("BUYER/li"))
                .postEvidence(video.toFile(), "VIDEO", "noise", null)
                .getEvidenceId();

        CommandAnswer foreseen = commands("BUYER/li").fileComplaint(complaint(), true, null, null, null, null);
        assertThat(foreseen.getDryRun()).isTrue();
        assertThat(foreseen.getStage()).isEqualTo(CommandAnswer.StageEnum.NEGOTIATION);
        CommandAnswer filed = commands("BUYER/li").fileComplaint(complaint(), null, "juicer", null, null, null);
        String id = filed.getCaseId();
        assertThat(filed.getEvents().getFirst().getActualInstance())
                .isInstanceOfSatisfying(
                        ComplaintFiled.class,
                        event -> assertThat(event.getStatement()).isEqualTo("用了不到一个月电机异响"));
        assertThat(commands("BUYER/li")
                        .fileComplaint(complaint(), null, "juicer", null, null, null)
                        .getCaseId())
                .isEqualTo(id);
        commands("BUYER/li")
                .submitEvidence(
                        id, new SubmitEvidence().evidence(noise).element("DEFECT_SHOWN"), null, null, null, null, null);

        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> commands("SELLER/other").rejectClaim(id, rejection(), null, null, null, null, null));
        assertThat(refused.getCode()).isEqualTo(404);
        commands("SELLER/juicehaus").rejectClaim(id, rejection(), null, null, null, null, null);
        commands("BUYER/li")
                .requestIntervention(
                        id,
                        new RequestIntervention()
                                .ground(RequestIntervention.GroundEnum.SELLER_REJECTED)
                                .explanation("不是使用不当"),
                        null,
                        null,
                        null,
                        null,
                        null);
        commands("AGENT/wang").acceptIntervention(id, Map.of(), null, null, null, null, null);
        commands("BUYER/li").completeEvidence(id, Map.of(), null, null, null, null, null);
        world.advanceClock(Duration.ofHours(73));
        world.settle();
        CommandAnswer ruled = commands("AGENT/wang").issueRuling(id, ruling(noise), null, null, null, null, null);
        assertThat(ruled.getCase().getDisputeCase().getStage()).isEqualTo(DisputeCase.StageEnum.APPEAL_WINDOW);

        world.advanceClock(Duration.ofDays(8));
        world.settle();
        confirm("BUYER/li", id, ConfirmStep.StepEnum.RETURN_GOODS, "SF123456");
        confirm("SELLER/juicehaus", id, ConfirmStep.StepEnum.RECEIVE_GOODS, "ok");
        confirm("SELLER/juicehaus", id, ConfirmStep.StepEnum.REFUND, "PAY-1");
        DisputeCase closed = cases("BUYER/li").getCasesByCaseId(id, null).getDisputeCase();
        assertThat(closed.getOutcome()).isEqualTo(DisputeCase.OutcomeEnum.REMEDY_PERFORMED);
        assertThat(closed.getMoney()).containsEntry("BUYER", "+899.00").containsEntry("SELLER", "-899.00");
        assertThat(cases("BUYER/li").getCasesByCaseIdEvents(id).getEvents())
                .extracting(Event::getActualInstance)
                .first()
                .isInstanceOf(ComplaintFiled.class);
    }

    @Test
    void tellsAMatterFromADispute() throws Exception {
        OpenContact question = new OpenContact()
                .channel(OpenContact.ChannelEnum.PHONE)
                .topic(OpenContact.TopicEnum.DELIVERY)
                .text("包裹在哪里");
        String id = commands("BUYER/wu")
                .openContact(question, null, null, null, null, null)
                .getCaseId();
        MatterCase contact = cases("BUYER/wu").getCasesByCaseId(id, null).getMatterCase();
        assertThat(contact.getKind()).isEqualTo(MatterCase.KindEnum.CONTACT);
    }

    private static void confirm(String actor, String id, ConfirmStep.StepEnum step, String reference)
            throws ApiException {
        commands(actor)
                .confirmStep(id, new ConfirmStep().step(step).reference(reference), null, null, null, null, null);
    }

    private static CommandsApi commands(String actor) {
        return new CommandsApi(as(actor));
    }

    private static CasesApi cases(String actor) {
        return new CasesApi(as(actor));
    }

    private static ApiClient as(String actor) {
        return CLIENTS.computeIfAbsent(actor, who -> {
            String token = tokenOf(who);
            ApiClient client = new ApiClient();
            client.updateBaseUri(base.toString());
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
            return client;
        });
    }

    private static String tokenOf(String actor) {
        String[] person = actor.split("/");
        JsonNode who = new JsonMapper().valueToTree(Map.of("role", person[0], "id", person[1]));
        return world.post(actor, "/api/test/token", actor, null, who)
                .json()
                .path("token")
                .asString();
    }

    private static FileComplaint complaint() {
        Order order = new Order()
                .orderId("O-1001")
                .orderLineId("1")
                .buyer("li")
                .seller("juicehaus")
                .sku("JH-900")
                .title("德国工艺榨汁机")
                .goodsClass(Order.GoodsClassEnum.HOME_APPLIANCE)
                .unitPrice(price())
                .quantity(1)
                .paidAt(OffsetDateTime.parse("2026-10-08T09:00:00+08:00"))
                .shippedAt(OffsetDateTime.parse("2026-10-09T09:00:00+08:00"))
                .signedAt(OffsetDateTime.parse("2026-10-11T15:00:00+08:00"))
                .promises(List.of(Order.PromisesEnum.SEVEN_DAY_RETURN, Order.PromisesEnum.WARRANTY));
        return new FileComplaint()
                .order(order)
                .reason(FileComplaint.ReasonEnum.QUALITY_DEFECT)
                .remedy(FileComplaint.RemedyEnum.RETURN_AND_REFUND)
                .amount(price())
                .statement("用了不到一个月电机异响");
    }

    private static Money price() {
        return new Money().amount("899.00").currency("CNY");
    }

    private static RejectClaim rejection() {
        return new RejectClaim().ground(RejectClaim.GroundEnum.BUYER_MISUSE).explanation("使用不当造成");
    }

    private static IssueRuling ruling(String exhibit) {
        return new IssueRuling()
                .findings(List.of(
                        finding("DEFECT_SHOWN", FindingOf.FindingEnum.PROVEN, "录像清楚")
                                .evidence(List.of(exhibit)),
                        finding("SOUND_WHEN_SENT", FindingOf.FindingEnum.NOT_PROVEN, "商家未提交质检报告")))
                .result(IssueRuling.ResultEnum.GRANTED)
                .remedy(IssueRuling.RemedyEnum.RETURN_AND_REFUND)
                .amount(price())
                .liability(Map.of("SELLER", 100))
                .atFault(IssueRuling.AtFaultEnum.SELLER)
                .clauses(List.of("quality.burden"))
                .reasons("商家未举证");
    }

    private static FindingOf finding(String element, FindingOf.FindingEnum finding, String because) {
        return new FindingOf().element(element).finding(finding).because(because);
    }
}
