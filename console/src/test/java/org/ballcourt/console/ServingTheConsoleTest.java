package org.ballcourt.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be said of the console without a browser. */
final class ServingTheConsoleTest {
    private static final String FIRST = "/console/app.js";
    private static final String LIBRARY_OF_CHARTS = "/console/lib/uplot/dist/uPlot.esm.js";
    private static final List<String> STYLES =
            List.of("/console/css/base.css", "/console/css/parts.css", "/console/css/pages.css");
    private static final int MOST_BYTES = 300_000;
    private static final int MOST_LINES = 250;
    private static final Pattern USED = Pattern.compile("\\bt\\('([a-z][\\w.-]*)'");
    private static final Path DESCRIPTION = Path.of("../docs/openapi/ballcourt.json");
    private static final String DOOR = "audit.door-";
    /** One door for all of them, each of which the description tells by itself. */
    private static final String COMMANDS = "POST /api/cases/{caseId}/{command}";

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final ConsoleFiles files = new ConsoleFiles();

    static List<String> addresses() {
        return ConsoleConfiguration.ADDRESSES;
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void answersEveryAddressWithOneDocumentUnderAStrictPolicy(String address) {
        MockHttpServletResponse answer = files.get(address.replace("{id}", "BC-1"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getForwardedUrl()).isEqualTo("/console/index.html");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    /** A cut link is followed by a person, who can read no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/cases", "/cases/", "/queue/", "/desk/x"})
    void showsAPersonTheConsoleAtAnAddressThatNamesNothing(String address) {
        MockHttpServletResponse answer = files.get(address, "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getForwardedUrl()).isEqualTo("/console/index.html");
        assertThat(files.get(address).getForwardedUrl()).as("to a program").isNull();
        assertThat(files.get("/api" + address, "text/html").getForwardedUrl()).isNull();
        assertThat(files.get("/console" + address, "text/html").getForwardedUrl())
                .isNull();
    }

    @Test
    void mayAskTheIdentityProviderAndNobodyElse() {
        Map<String, Object> settings = Map.of(
                "ballcourt.sign-in.client-id", "console",
                "ballcourt.auth.issuer-uri", "https://id.example.org:8443/realms/market",
                "ballcourt.sign-in.origins", "https://tokens.example.org");

        assertThat(policy(settings))
                .endsWith("; connect-src 'self' https://id.example.org:8443 https://tokens.example.org");
        assertThat(policy(Map.of("ballcourt.auth.issuer-uri", "https://id.example.org")))
                .doesNotContain("connect-src", "https:");
    }

    private static String policy(Map<String, Object> settings) {
        return new ConsoleFiles(settings).get("/queue").getHeader("Content-Security-Policy");
    }

    @Test
    void doesNotStartWhereNobodyCouldSignIn() {
        Map<String, Object> settings = Map.of("ballcourt.sign-in.client-id", "console");

        assertThatThrownBy(() -> new ConsoleFiles(settings)).hasRootCauseMessage("ballcourt.sign-in.issuer is missing");
    }

    @Test
    void holdsNoCodeAndNoStyleInline() {
        String document = files.text("/console/index.html");
        assertThat(document)
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son\\w+=|\\sstyle=|<style");

        files.modules(FIRST, true).forEach((path, text) -> {
            if (!path.startsWith("/console/lib/")) {
                assertThat(text)
                        .as(path)
                        .doesNotContainPattern("\\sstyle=|\\son[a-z]+=[\"'$]")
                        .doesNotContain("innerHTML", "unsafeHTML", "eval(", "new Function", "document.write");
            }
        });
    }

    @Test
    void findsEveryModuleThatAnyPageNeeds() {
        Map<String, String> modules = files.modules(FIRST, true);

        assertThat(modules.keySet())
                .contains(
                        "/console/pages/case.js",
                        "/console/pages/verify.js",
                        "/console/lib/lit-html/lit-html.js",
                        "/console/lib/lit-element/lit-element.js",
                        "/console/lib/lit__reactive-element/reactive-element.js");
        modules.keySet()
                .forEach(path ->
                        assertThat(files.get(path).getContentType()).as(path).startsWith("text/javascript"));
    }

    @Test
    void takesNothingFromElsewhere() {
        Stream.concat(
                        files.modules(FIRST, true).entrySet().stream()
                                .filter(each -> !each.getKey().startsWith("/console/lib/"))
                                .map(Map.Entry::getValue),
                        STYLES.stream().map(files::text))
                .forEach(text -> assertThat(text).doesNotContainPattern("(?<!xmlns=\")https?://"));
    }

    @Test
    void saysTheSameInEveryLanguage() {
        Map<String, String> english = messages("en");
        Map<String, String> chinese = messages("zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(places(chinese.get(key))).as(key).isEqualTo(places(text));
            assertThat(chinese.get(key)).as(key).isNotBlank();
        });
    }

    @Test
    void hasAWordForEverythingThatItSays() {
        Set<String> known = messages("en").keySet();
        files.modules(FIRST, true)
                .forEach((path, text) -> assertThat(known)
                        .as(path)
                        .containsAll(USED.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .toList()));
    }

    /** Programs alone come in by what no description tells. */
    @Test
    void hasWordsForEveryDoorOfTheAuditAndForNothingElse() {
        Set<String> named = messages("en").keySet().stream()
                .filter(key -> key.startsWith(DOOR))
                .map(key -> key.substring(DOOR.length()))
                .filter(door -> !door.contains(" /internal/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(doors());
    }

    private static Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        JsonMapper.shared()
                .readTree(DESCRIPTION)
                .path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, door) -> doors.add(door(method.toUpperCase(), path, door))));
        return doors;
    }

    private static String door(String method, String path, JsonNode described) {
        boolean command = described.path("summary").asString("").matches("[A-Z]\\w+");
        return command && path.startsWith("/api/cases/{caseId}/") ? COMMANDS : method + " " + path;
    }

    /** Which filters an address may have, the page of the queue knows by itself, since it says so in words. */
    @Test
    void knowsTheFiltersThatTheQueueHasAndNoOthers() {
        String page = files.modules(FIRST, true).get("/console/pages/queue.js");
        String list = page.replaceFirst("(?s).*FILTERS = \\[([^\\]]*)\\].*", "$1");
        JsonNode parameters = JsonMapper.shared().readTree(DESCRIPTION).at("/paths/~1api~1cases/get/parameters");

        assertThat(list.replaceAll("[' ]", "").split(","))
                .containsExactlyInAnyOrderElementsOf(parameters
                        .valueStream()
                        .map(each -> each.path("name").stringValue())
                        .toList());
    }

    @Test
    void isSmallOnItsFirstPage() throws IOException {
        Map<String, String> found = files.modules(FIRST, false);
        assertThat(found.keySet())
                .as("charts are fetched by whoever looks at one")
                .noneMatch(LIBRARY_OF_CHARTS::equals);
        assertThat(files.modules(FIRST, true)).containsKey(LIBRARY_OF_CHARTS);
        Collection<String> modules = found.values();
        int size = compressed(files.text("/console/index.html")) + compressed(files.text("/console/i18n/zh.json"));
        for (String style : STYLES) {
            size += compressed(files.text(style));
        }
        for (String module : modules) {
            size += compressed(module);
        }
        assertThat(size).isLessThan(MOST_BYTES);
    }

    @Test
    void keepsItsFilesShort() {
        files.modules(FIRST, true).forEach((path, text) -> {
            if (!path.startsWith("/console/lib/")) {
                assertThat(text.lines().count()).as(path).isLessThan(MOST_LINES);
            }
        });
        STYLES.forEach(
                path -> assertThat(files.text(path).lines().count()).as(path).isLessThan(MOST_LINES));
    }

    private Map<String, String> messages(String language) {
        Map<String, String> messages = new TreeMap<>();
        JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(files.text("/console/i18n/" + language + ".json"))
                .forEachEntry((key, text) -> messages.put(key, text.stringValue()));
        return messages;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The page checks bundles in the words of the command, in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void saysOfBundlesWhatTheCommandSays(String language) throws IOException {
        Properties command = new Properties();
        try (Reader words = Files.newBufferedReader(
                Path.of("../libraries/proof/src/main/resources/messages_" + language + ".properties"))) {
            command.load(words);
        }
        JsonNode page = JsonMapper.shared().readTree(files.text("/console/i18n/" + language + ".json"));
        List<String> keys = page.propertyNames().stream()
                .filter(key -> key.startsWith("proof."))
                .toList();

        assertThat(keys).isNotEmpty();
        assertThat(keys)
                .allSatisfy(key -> assertThat(page.path(key).asString())
                        .as(key)
                        .isEqualTo(command.getProperty(key, "")
                                .replace(",number,#", "")
                                .replace("''", "'")));
    }

    /** What is written down a second time, for want of a build that could share it. */
    @Test
    void knowsTheRolesAndTheDesksThatThereAre() {
        String roles = Stream.of(Role.values()).map(role -> "'" + role + "'").collect(Collectors.joining(", "));
        assertThat(files.text("/console/core/bundle-part.js")).contains("const ROLES = [" + roles + "];");

        List<String> desks = JsonMapper.shared()
                .readTree(DESCRIPTION)
                .at("/paths/~1api~1cases/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("desk"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asString)
                .toList();
        assertThat(desks)
                .isEqualTo(Stream.of(Role.values())
                        .filter(Role::isPlatform)
                        .map(Role::name)
                        .toList());
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.size();
    }
}
