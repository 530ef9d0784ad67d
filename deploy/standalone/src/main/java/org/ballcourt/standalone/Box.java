package org.ballcourt.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ballcourt.servicekit.TokenMint;

/** What a person needs to know once everything is up. Nothing stands at the right edge, so that every line can be copied. */
final class Box {
    private static final String RULE = "─".repeat(78);
    private static final Duration TOKEN_LIFE = Duration.ofDays(3650);

    private final Options options;
    private final DataFolder folder;
    private final Foundation foundation;
    private final String base;
    private final StringBuilder text = new StringBuilder();

    Box(Options options, DataFolder folder, Foundation foundation, String base) {
        this.options = options;
        this.folder = folder;
        this.foundation = foundation;
        this.base = base;
    }

    String text(double seconds, int disputes) {
        text.append('┌').append(RULE).append('\n');
        line(String.format(Locale.ROOT, "Ballcourt is up after %.1f s   已启动", seconds));
        line("NOT A PRODUCTION SET-UP: one process, tokens for anybody, no power-cut safety"
                .replace("tokens for anybody", options.testMode() ? "tokens for anybody" : "your own tokens"));
        line("非生产环境：仅供体验、测试与单机试用");
        line("");
        pair("API docs   接口文档", base + "/swagger-ui/index.html");
        pair("Metrics    指标", base + "/actuator/prometheus");
        pair("Kafka      消息", foundation.bootstrap());
        pair("Store      存储", foundation.uri());
        pair("Data       数据", folder.root() + (folder.temporary() ? "  (gone when it stops   停止后删除)" : ""));
        pair("Log        日志", folder.log().toString());
        if (disputes > 0) {
            pair("Disputes   纠纷", disputes + " demo cases; --empty loads none   " + disputes + " 个演示案件");
        }
        line("");
        examples();
        line("");
        line("Ctrl-C stops it   按 Ctrl-C 停止");
        return text.append('└').append(RULE).append('\n').toString();
    }

    private void examples() {
        if (!options.testMode()) {
            line(
                    "Tokens come from your identity provider, or are signed with ballcourt.auth.secret; see docs/operators.md");
            return;
        }
        TokenMint mint = new TokenMint(folder.secret());
        line("The queue of agent wang   客服 wang 的待办：");
        copy("curl -s '" + base + "/api/cases?sort=dueAt' -H 'Authorization: Bearer "
                + mint.token("wang", List.of("AGENT"), TOKEN_LIFE) + "'");
        line("The inbox of buyer li-na   买家 li-na 的通知：");
        copy("curl -s " + base + "/api/inbox -H 'Authorization: Bearer "
                + mint.token("li-na", List.of("BUYER"), TOKEN_LIFE) + "'");
        line("A token for anybody   任意身份的令牌：");
        copy("curl -s " + base + "/api/test/token -H 'Content-Type: application/json'"
                + " -d '{\"role\": \"SELLER\", \"id\": \"beilin-lamps\"}'");
        line("Two days later   时间前进两天：");
        copy("curl -s " + base + "/api/test/clock -H 'Content-Type: application/json' -d '{\"advance\": \"PT48H\"}'");
    }

    private void line(String words) {
        text.append(words.isEmpty() ? "│" : "│ ").append(words).append('\n');
    }

    private void pair(String what, String where) {
        line(what + "   " + where);
    }

    private void copy(String command) {
        text.append(command).append('\n');
    }
}
