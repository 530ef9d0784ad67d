package org.ballcourt.proof.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.Finding;
import org.ballcourt.proof.Report;
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
            Words words = Words.of(line, Set.of("--key", "--root", "--receipt"));
            TrustAnchors trust = new TrustAnchors(key(words.one("--key", null)), roots(words), receipts(words));
            Report report = BundleVerifier.verify(read(words.subject()), trust);
            out.print(text(report));
            return report.verifies() ? 0 : report.isBundle() ? 1 : NO_BUNDLE;
        } catch (Refused refused) {
            refused.print();
            return NO_BUNDLE;
        }
    }

    /** A file with a public key, or the key's id or fingerprint itself. */
    private static String key(String given) throws Refused {
        if (given == null || given.matches("[0-9a-fA-F]{16,64}")) {
            return given == null ? null : given.toLowerCase(java.util.Locale.ROOT);
        }
        try {
            return VerifyingKey.ofPem(new String(read(given), StandardCharsets.UTF_8))
                    .fingerprint();
        } catch (IllegalArgumentException wrong) {
            throw new Refused(
                    "--key needs a PEM file of a public key, or its id of 16 to 64 hex digits: " + wrong.getMessage(),
                    "--key 需要公钥的 PEM 文件，或其 16 至 64 位十六进制编号");
        }
    }

    private static List<String> roots(Words words) throws Refused {
        List<String> roots = new ArrayList<>();
        for (String root : words.all("--root")) {
            if (!root.matches("[0-9a-fA-F]{64}")) {
                throw new Refused("--root needs 64 hex digits, not '" + root + "'", "--root 需要 64 位十六进制数");
            }
            roots.add(root.toLowerCase(java.util.Locale.ROOT));
        }
        return roots;
    }

    private static List<Receipt> receipts(Words words) throws Refused {
        List<Receipt> receipts = new ArrayList<>();
        for (String file : words.all("--receipt")) {
            try {
                receipts.add(BundleVerifier.receipt(read(file)));
            } catch (IllegalArgumentException wrong) {
                throw new Refused(file + " holds no receipt: " + wrong.getMessage(), file + " 中没有回执");
            }
        }
        return receipts;
    }

    private static byte[] read(String file) throws Refused {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw new Refused(file + " cannot be read (" + unreadable + ")", file + " 无法读取");
        }
    }

    private static String text(Report report) {
        StringBuilder text = new StringBuilder();
        if (report.isBundle()) {
            text.append(report.about()).append('\n');
        }
        report.story().forEach(event -> text.append(event).append('\n'));
        lines(text, "  ok  ", report.holds());
        lines(text, "  --  ", report.notes());
        lines(text, "  !!  ", report.faults());
        int faults = report.faults().size();
        return text.append(
                        report.verifies()
                                ? "VERIFIES / 核验通过\n"
                                : report.isBundle()
                                        ? "DOES NOT VERIFY, faults: " + faults + " / 核验未通过，问题数：" + faults + "\n"
                                        : "NOT A BUNDLE / 不是可核验的文件\n")
                .toString();
    }

    private static void lines(StringBuilder text, String mark, List<Finding> findings) {
        findings.forEach(finding -> text.append(mark).append(finding).append('\n'));
    }
}
