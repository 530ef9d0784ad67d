package org.ballcourt.cases.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ballcourt.contracts.RejectionCode;

/** Writes docs/problems.md: {@code mvn -pl case-service/service -am test-compile}, then run this class in the folder case-service/service. */
final class ProblemPage {
    private ProblemPage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("../../docs/problems.md"), markdown());
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Problems 问题代码

                Every "no" is a problem (RFC 9457): `{type, title, status, detail, code, rule, next, caseId, allowedActions, errors}`. `detail` says what
                happened in this case, `rule` which rule speaks, `next` what to do now. Ask for Chinese with `Accept-Language: zh`. This page is made from
                the texts that the product sends.

                """);
        for (String code : ProblemTexts.codes()) {
            ProblemTexts.Text text = ProblemTexts.of(code);
            page.append("## ")
                    .append(code)
                    .append(" · ")
                    .append(status(code))
                    .append('\n')
                    .append("`")
                    .append(ProblemTexts.typeOf(code))
                    .append("`\n\n")
                    .append("**")
                    .append(text.title().en())
                    .append(".** ")
                    .append(text.rule().en())
                    .append(" *")
                    .append(text.next().en())
                    .append("*\n\n")
                    .append("**")
                    .append(text.title().zh())
                    .append("。** ")
                    .append(text.rule().zh())
                    .append(" *")
                    .append(text.next().zh())
                    .append("*\n\n");
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static int status(String code) {
        return Arrays.stream(RejectionCode.values())
                .filter(rejection -> rejection.name().equals(code))
                .findFirst()
                .map(rejection -> rejection.kind().status())
                .orElseGet(() -> beforeTheRules(code));
    }

    private static int beforeTheRules(String code) {
        return switch (code) {
            case "MALFORMED" -> 400;
            case "UNAUTHENTICATED" -> 401;
            case "FORBIDDEN" -> 403;
            case "NOT_FOUND", "UNKNOWN_COMMAND" -> 404;
            case "METHOD_NOT_ALLOWED" -> 405;
            case "NOT_ACCEPTABLE" -> 406;
            case "WHAT_IF_RUNNING" -> 409;
            case "BODY_TOO_LARGE" -> 413;
            case "UNSUPPORTED_MEDIA_TYPE" -> 415;
            case "UNAVAILABLE" -> 503;
            default -> 500;
        };
    }
}
