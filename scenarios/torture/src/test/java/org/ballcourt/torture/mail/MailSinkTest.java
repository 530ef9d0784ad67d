package org.ballcourt.torture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailSinkTest {
    private static final String LETTER = """
            HELO us
            MAIL FROM:<us@x.example>
            RCPT TO:<li@mail.example>
            DATA
            Message-ID: <%d@x>
            X-Ballcourt-Case: BC-1

            Message-ID: <no header@x>
            .
            QUIT
            """;

    private final List<Letter> taken = new ArrayList<>();
    private final MailSink sink = new MailSink(new Random(1));

    @AfterEach
    void close() {
        sink.close();
    }

    /** What was said last, each line sent only after the one before was answered. */
    private String send(int number) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            String answer = in.readLine();
            boolean inLetter = false;
            for (String line : LETTER.formatted(number).lines().toList()) {
                server.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                if (!inLetter || line.equals(".")) {
                    answer = in.readLine();
                    if (answer == null || line.equals(".") || answer.startsWith("4")) {
                        return answer;
                    }
                    inLetter = answer.startsWith("354");
                }
            }
            return answer;
        }
    }

    @Test
    void hasNoTimeBeforeSomebodyKeepsWhatItTakes() throws IOException {
        assertThat(send(1)).startsWith("451");
    }

    @Test
    void keepsWhatItSaysThatItTakes() throws IOException {
        sink.giveTo(taken::add);
        int said = 0;
        for (int i = 0; i < 20; i++) {
            String answer = send(i);
            said += "250 taken".equals(answer) ? 1 : 0;
        }
        assertThat(said).isPositive();
        assertThat(taken).hasSizeGreaterThanOrEqualTo(said);
        assertThat(taken.getFirst().to()).containsExactly("li@mail.example");
        assertThat(taken.getFirst().caseId()).isEqualTo("BC-1");
        assertThat(taken).extracting(Letter::messageId).doesNotHaveDuplicates().doesNotContain("<no header@x>");
    }
}
