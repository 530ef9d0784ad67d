package org.ballcourt.proof.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Wire;

/** {@code ballcourt export CASE}: fetches the bundle of a case from a running product. */
public final class Export {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String product;

    private Export(String product) {
        this.product = product.endsWith("/") ? product.substring(0, product.length() - 1) : product;
    }

    public static void main(String[] line) {
        try {
            Words words = Words.of(line, Set.of("--as", "--product", "--token", "--out"));
            Export export = new Export(words.one("--product", "http://127.0.0.1:8080"));
            String token = words.one("--token", null);
            if (token == null) {
                token = export.token(words.one("--as", "SUPERVISOR/desk"));
            }
            export.save(words.subject(), token, Path.of(words.one("--out", words.subject() + ".bundle.json")));
        } catch (Refused refused) {
            refused.print();
            System.exit(2);
        }
    }

    /** Only a product in test mode gives tokens to anybody. */
    private String token(String person) throws Refused {
        Actor actor;
        try {
            actor = Actor.parse(person);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("--as needs ROLE/id: " + wrong.getMessage(), "--as 需要 ROLE/id");
        }
        String body = Wire.json()
                .createObjectNode()
                .put("role", actor.role().name())
                .put("id", actor.id())
                .toString();
        HttpResponse<byte[]> answer = send(request("/api/test/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new Refused(
                    product + " gives no test tokens: it is not in test mode, so send your own with --token",
                    product + " 不在测试模式，请用 --token 提供令牌");
        }
        return Wire.json().readTree(answer.body()).path("token").asString("");
    }

    private void save(String caseId, String token, Path file) throws Refused {
        HttpResponse<byte[]> answer = send(request("/api/cases/" + caseId + "/bundle")
                .header("Authorization", "Bearer " + token)
                .GET());
        if (answer.statusCode() != 200) {
            throw new Refused(
                    "the product answers " + answer.statusCode() + ": "
                            + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8),
                    "服务返回 " + answer.statusCode() + "，无法导出");
        }
        try {
            Files.write(file, answer.body());
        } catch (IOException failed) {
            throw new Refused(file + " cannot be written (" + failed + ")", file + " 无法写入");
        }
        System.out.println(
                file + "   " + answer.body().length + " bytes; check it with ./ballcourt verify " + file + " / 已导出");
    }

    private HttpRequest.Builder request(String path) throws Refused {
        try {
            return HttpRequest.newBuilder(URI.create(product + path)).timeout(PATIENCE);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("'" + product + path + "' is no address", product + path + " 不是有效地址");
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Refused {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new Refused(
                    "nobody answers at " + product + "; start the product or give its address with --product",
                    product + " 无法连接，请先启动服务，或用 --product 指定地址");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("stopped", "已中断");
        }
    }
}
