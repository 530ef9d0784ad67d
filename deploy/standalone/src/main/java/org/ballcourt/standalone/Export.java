package org.ballcourt.standalone;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Product;

/** {@code ballcourt export CASE}: fetches the bundle of a case from a running product. */
public final class Export {
    private Export() {}

    public static void main(String[] words) {
        try {
            CommandLine line =
                    CommandLine.of(List.of(words), Set.of("--as", "--product", "--token", "--out"), Set.of());
            String caseId = line.subject();
            String reader = reader(line.one("--as").orElse("SUPERVISOR/desk"));
            Path file = Path.of(line.one("--out").orElse(caseId + ".bundle.json"));
            try (Product product = Product.at(line.one("--product"))) {
                line.one("--token").ifPresent(token -> product.knows(reader, token));
                save(bundle(product, reader, caseId), file);
            }
        } catch (CommandRefused refused) {
            refused.print(System.err);
            System.exit(2);
        }
    }

    private static String reader(String person) {
        try {
            return Actor.parse(person).toString();
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(Message.of("export.as").with("why", wrong.getMessage()));
        }
    }

    private static byte[] bundle(Product product, String reader, String caseId) {
        HttpResponse<byte[]> answer = product.send(
                product.request(reader, "/api/cases/" + caseId + "/bundle").GET(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new CommandRefused(Message.of("export.refused")
                    .with("status", answer.statusCode())
                    .with("answer", new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    private static void save(byte[] bundle, Path file) {
        try {
            Files.write(file, bundle);
        } catch (IOException failed) {
            throw new CommandRefused(
                    Message.of("export.unwritable").with("file", file).with("why", failed));
        }
        System.out.println(
                Messages.inAll(Message.of("export.done").with("file", file).with("bytes", bundle.length)));
    }
}
