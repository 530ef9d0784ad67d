package org.ballcourt.proof.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.messages.Messages;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.proof.VerifyingKey;

/** {@code ballcourt verify FILE}: 0 if the bundle verifies, 1 if it does not, 2 if it is none or something is wrong with the command. */
public final class Verify {
    private static final int NO_BUNDLE = 2;

    private Verify() {}

    public static void main(String[] line) {
        System.exit(run(line, System.out));
    }

    static int run(String[] line, PrintStream out) {
        try {
            CommandLine words = CommandLine.of(List.of(line), Set.of("--key", "--root", "--receipt"), Set.of());
            TrustAnchors trust = new TrustAnchors(
                    words.one("--key").map(Verify::key).orElse(null),
                    words.all("--root").stream().map(Verify::root).toList(),
                    words.all("--receipt").stream().map(Verify::receipt).toList());
            BundleReport report = BundleVerifier.verify(read(words.subject()), trust);
            out.print(text(report));
            return report.verifies() ? 0 : report.isBundle() ? 1 : NO_BUNDLE;
        } catch (CommandRefused refused) {
            refused.print(System.err);
            return NO_BUNDLE;
        }
    }

    /** A file with a public key, or the key's id or fingerprint itself. */
    private static String key(String given) {
        if (given.matches("[0-9a-fA-F]{16,64}")) {
            return given.toLowerCase(Locale.ROOT);
        }
        try {
            return VerifyingKey.ofPem(new String(read(given), StandardCharsets.UTF_8))
                    .fingerprint();
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(Message.of("proof.command.key").with("why", wrong.getMessage()));
        }
    }

    private static String root(String given) {
        if (!given.matches("[0-9a-fA-F]{64}")) {
            throw new CommandRefused(Message.of("proof.command.root").with("root", given));
        }
        return given.toLowerCase(Locale.ROOT);
    }

    private static Receipt receipt(String file) {
        try {
            return BundleVerifier.receipt(read(file));
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(
                    Message.of("proof.command.no-receipt").with("file", file).with("why", wrong.getMessage()));
        }
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new CommandRefused(
                    Message.of("proof.command.unreadable").with("file", file).with("why", unreadable));
        }
    }

    private static String text(BundleReport report) {
        List<String> lines = new ArrayList<>();
        if (report.isBundle()) {
            lines.add(report.about());
        }
        lines.addAll(report.story());
        report.holds().forEach(finding -> lines.add("  ok  " + finding));
        report.notes().forEach(finding -> lines.add("  --  " + finding));
        report.faults().forEach(finding -> lines.add("  !!  " + finding));
        lines.add(Messages.inAll(end(report)) + "\n");
        return String.join("\n", lines);
    }

    private static Message end(BundleReport report) {
        if (report.verifies()) {
            return Message.of("proof.verified");
        }
        return report.isBundle()
                ? Message.of("proof.not-verified")
                        .with("faults", report.faults().size())
                : Message.of("proof.not-a-bundle");
    }
}
