package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.cases.CaseServiceApplication;
import org.ballcourt.contracts.Order;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.scenarios.Product;
import org.ballcourt.standalone.Browsing.Look;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.node.ObjectNode;

/** People come into the console of a case-service in production mode by an identity provider of its own kind. */
final class SigningInAtAProviderIT {
    private static final Pattern TOKEN_ENDPOINT = Pattern.compile("/oauth2/token$");
    /** In the browser's own words for it, which has no classes of characters by name. */
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

    private static final Pattern SIGNED_IN = Pattern.compile("/signed-in$");

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static IdentityProvider provider;
    private static String base;
    private static PlatformStub platform;
    private static Product product;
    private static Browsing people;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePort.next();
        base = "http://127.0.0.1:" + port;
        people = opened(new Browsing(base));
        provider = opened(IdentityProvider.start(base));
        EmbeddedStore store = opened(EmbeddedStore.inMemory());
        platform = opened(PlatformStub.start(0, "sesame"));
        EmbeddedBroker broker = opened(EmbeddedBroker.open(folder.resolve("kafka"), 0));
        String shipped = org.ballcourt.standalone.Page.ROOT
                .resolve("case-service/service/src/main/resources/application.yaml")
                .toUri()
                .toString();
        opened(SpringApplication.run(
                CaseServiceApplication.class,
                "--spring.config.location=" + shipped,
                "--server.port=" + port,
                "--ballcourt.auth.issuer-uri=" + provider.issuer(),
                "--ballcourt.auth.audience=" + IdentityProvider.CLIENT,
                "--ballcourt.auth.roles-claim=realm_access.roles",
                "--ballcourt.sign-in.client-id=" + IdentityProvider.CLIENT,
                "--ballcourt.sign-in.scopes=openid,profile",
                "--ballcourt.mongo.allow-embedded=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--ballcourt.orders.url=" + platform.url(),
                "--ballcourt.orders.token=sesame",
                "--ballcourt.payments.url=" + platform.url(),
                "--ballcourt.payments.token=sesame",
                "--ballcourt.keys.texts=" + KeyFile.freshLine(),
                "--ballcourt.proof.key=" + signingKey(),
                "--ballcourt.evidence.keys="
                        + org.ballcourt.proof.SigningKey.fresh().verifying().base64()));
        product = opened(new Product(URI.create(base)));
        product.knows("BUYER/li", provider.token("BUYER.li"));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : OPENED.reversed()) {
            each.close();
        }
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void comesBackFromTheProviderToWhatOneWanted() {
        String caseId = complaint();
        Page page = people.open(Look.USUAL, "/cases/" + caseId);
        page.click("[data-do=sign-in]");
        prove(page, "SELLER.shop");

        assertThat(page.locator(".duty.you")).isVisible();
        assertThat(page).hasURL(base + "/cases/" + caseId);
        assertThat(page.locator(".who")).containsText("shop");
    }

    @Test
    void keepsTokensInMemoryAlone() {
        Page page = signedIn(Look.USUAL, "AGENT.wang");
        String kept =
                (String) page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");

        assertThat(kept).doesNotContain("eyJ", "verifier");
        page.reload();
        assertThat(page.locator("[data-do=sign-in]")).isVisible();
    }

    @Test
    void saysThatTheProviderRefused() {
        Page page = people.open(Look.USUAL, "/people");
        page.click("[data-do=sign-in]");
        fillIn(page, "SELLER.no");
        page.click("#cancel-consent");

        assertThat(page.locator("[role=alert]")).containsText("did not sign you in");
        assertThat(page.locator("[role=alert]")).containsText("access_denied");
        assertThat(page).hasURL(SIGNED_IN);
        assertThat(page.locator("[data-do=sign-in]")).isVisible();
    }

    @Test
    void usesNoAnswerThatItDidNotAskFor() {
        Page page = people.open(Look.USUAL, "/signed-in?code=stolen&state=guessed");

        assertThat(page.locator("[role=alert]")).containsText("belongs to no sign-in of this window");
        assertThat(page).hasURL(SIGNED_IN);
    }

    @Test
    void saysThatTheProviderIsAway() {
        Page page = people.open(Look.USUAL, "/people");
        page.route(Pattern.compile("openid-configuration$"), Route::abort);
        page.click("[data-do=sign-in]");
        assertThat(page.locator("[role=alert]")).containsText("does not answer");

        page.unrouteAll();
        page.route(TOKEN_ENDPOINT, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.click("[data-do=sign-in]");
        prove(page, "SELLER.away");
        assertThat(page.locator("[role=alert]")).containsText("does not answer");

        page.unrouteAll();
        page.click("[data-do=sign-in]");
        assertThat(page.locator(".who")).containsText("away");
    }

    @Test
    void letsNobodyInWhomTheProductDoesNotKnow() {
        Page page = people.open(Look.USUAL, "/people");
        page.click("[data-do=sign-in]");
        prove(page, "nobody");

        assertThat(page.locator("[role=alert]")).containsText("this product does not let you in");
        assertThat(page.locator(".who")).hasCount(0);
    }

    @Test
    void keepsWhatWasWrittenWhereATokenEnds() {
        String caseId = complaint();
        Page page = signedIn(Look.USUAL, "SELLER.shop");
        Browsing.go(page, "/cases/" + caseId);
        page.click("[data-action=AddStatement]");
        page.fill("[data-field=text] textarea", "Half a sentence");
        page.route(
                Pattern.compile("/add-statement"),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}")),
                new Page.RouteOptions().setTimes(1));
        page.click("[data-do=check]");
        assertThat(page.locator("main")).containsText("Your sign-in has ended");

        Page second = page.waitForPopup(() -> page.click("[data-do=sign-in]"));
        assertThat(page.locator(".who")).containsText("shop");
        assertThat(second.isClosed()).isTrue();
        assertThat(page).hasURL(base + "/cases/" + caseId);
        page.click("[data-action=AddStatement]");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("Half a sentence");
    }

    /** Where nothing else is asked, the stream hears of it first. */
    @Test
    void saysThatTheSignInEndedWhereTheStreamIsRefused() {
        Page page = people.open(Look.USUAL, "/people");
        page.route(
                "**/api/cases/stream",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}")));
        page.click("[data-do=sign-in]");
        prove(page, "SELLER.ended");

        assertThat(page.locator("main")).containsText("Your sign-in has ended");
        assertThat(page.locator(".bar.bad")).hasCount(0);
    }

    @Test
    void renewsATokenBeforeItEnds() {
        Page page = people.open(Look.USUAL, "/people");
        List<String> renewals = new ArrayList<>();
        Map<String, ObjectNode> given = new HashMap<>();
        page.route(TOKEN_ENDPOINT, route -> {
            String asked = route.request().postData();
            if (asked.contains("grant_type=refresh_token")) {
                renewals.add(asked);
                given.get("first").remove("id_token");
            } else {
                given.put(
                        "first",
                        ((ObjectNode) Wire.json().readTree(route.fetch().body()))
                                .put("expires_in", 2)
                                .put("refresh_token", "renew-me"));
            }
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setHeaders(Map.of("Access-Control-Allow-Origin", base, "Content-Type", "application/json"))
                    .setBody(given.get("first").toString()));
        });
        page.click("[data-do=sign-in]");
        prove(page, "SELLER.renewed");
        page.waitForCondition(() -> renewals.size() > 1);

        assertThat(renewals.getFirst()).contains("refresh_token=renew-me", "client_id=" + IdentityProvider.CLIENT);
        assertThat(page.locator(".who")).containsText("renewed");
    }

    @Test
    void signsOutAtTheProviderToo() {
        Page page = signedIn(Look.USUAL, "SELLER.leaving");
        page.click(".who button");
        page.locator("[data-do=sign-in]").waitFor();
        assertThat(page).hasURL(base + "/people");
        page.click("[data-do=sign-in]");

        assertThat(page.locator("input[name=username]")).isVisible();
    }

    /** Whoever leaves a computer leaves all of its windows. */
    @Test
    void signsOutOfEveryWindow() {
        Page page = signedIn(Look.USUAL, "SELLER.everywhere");
        Page other = page.context().newPage();
        other.navigate(base + "/people");
        other.click("[data-do=sign-in]");
        other.locator(".who").waitFor();

        page.click(".who button");

        assertThat(other.locator("[data-do=sign-in]")).isVisible();
        assertThat(other.locator(".who")).hasCount(0);
        other.close();
    }

    @Test
    void saysThatItWaitsForTheProvider() {
        Page page = people.open(Look.USUAL, "/people");
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(Pattern.compile("openid-configuration$"), held::add);
        page.click("[data-do=sign-in]");
        assertThat(page.locator("bc-sign-in [role=status]")).containsText("The identity provider is asked");
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::abort);
        assertThat(page.locator("[role=alert]")).containsText("does not answer");
    }

    @Test
    void readsWellOnATelephoneInChineseAndInTheDark() {
        Look look = Look.USUAL.in("zh-CN").wide(360).dark();
        for (String address : List.of("/people", "/queue", "/signed-in?code=x&state=y")) {
            Page page = people.open(look, address);
            page.locator("[data-do=sign-in]").waitFor();
            assertThat(page.locator("main h1")).containsText(CHINESE);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as(address)
                    .isLessThanOrEqualTo(360);
            assertThat(ConsoleProduct.unfitForSome(page)).as(address).isEmpty();
        }
    }

    private static Page signedIn(Look look, String user) {
        Page page = people.open(look, "/people");
        page.click("[data-do=sign-in]");
        prove(page, user);
        page.locator(".who").waitFor();
        return page;
    }

    /** At the provider, and lets it tell the product who one is. */
    private static void prove(Page page, String user) {
        fillIn(page, user);
        Locator consent = page.locator("#submit-consent");
        page.waitForURL(Pattern.compile("/oauth2/authorize|^" + Pattern.quote(base)));
        if (consent.count() > 0) {
            page.check("input[name=scope]:not([disabled])");
            consent.click();
        }
    }

    private static void fillIn(Page page, String user) {
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", user);
        page.click("button[type=submit]");
    }

    private static String complaint() {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-" + UUID.randomUUID()));
        platform.orders().put(Wire.json().treeToValue(Wire.json().valueToTree(complaint.get("order")), Order.class));
        return new People(product).file("BUYER/li", complaint);
    }

    private static <T extends AutoCloseable> T opened(T one) {
        OPENED.add(one);
        return one;
    }

    private static String signingKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Base64.getEncoder().encodeToString(key);
    }
}
