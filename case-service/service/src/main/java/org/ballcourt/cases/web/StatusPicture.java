package org.ballcourt.cases.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.view.PublicStatus;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.springframework.web.util.HtmlUtils;

/** Draws a public status as three lines of text: the stage or the result, whose turn it is, and until when. */
record StatusPicture(Language language, ZoneId zone) {
    private static final int WIDTH = 340;
    private static final int LINE = 20;
    private static final int MARGIN = 12;

    String of(PublicStatus status) {
        List<String> lines = lines(status);
        StringBuilder svg = new StringBuilder();
        int height = 2 * MARGIN + LINE * lines.size();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" role=\"img\">"
                        .formatted(WIDTH, height));
        svg.append("<title>%s</title>".formatted(escaped(String.join(". ", lines))));
        svg.append("<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>"
                .formatted(status.turn().isEmpty() ? "#e7e5e4" : "#dbeafe"));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(
                    "<text x=\"%d\" y=\"%d\" font-family=\"system-ui, sans-serif\" font-size=\"14\" font-weight=\"%s\" fill=\"#1c1917\">%s</text>"
                            .formatted(
                                    MARGIN,
                                    MARGIN + LINE * i + LINE - 6,
                                    i == 0 ? "bold" : "normal",
                                    escaped(lines.get(i))));
        }
        return svg.append("</svg>").toString();
    }

    /** Also what a reader of the picture is told by voice. */
    private List<String> lines(PublicStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(
                status.outcome() == null
                        ? text(Message.of("status.stage." + status.stage()))
                        : text(Message.of("status.outcome." + status.outcome())));
        Optional<PublicStatus.Turn> next = status.turn().stream().min(Comparator.comparing(PublicStatus.Turn::dueAt));
        next.ifPresent(turn -> {
            lines.add(text(Message.of("status.turn").with("holder", holders(status))));
            lines.add(text(Message.of("status.until").with("time", shown(turn.dueAt()))));
        });
        if (next.isEmpty() && status.closedAt() != null) {
            lines.add(text(Message.of("status.closed").with("time", shown(status.closedAt()))));
        }
        return lines;
    }

    /** Whoever has a duty, the nearest first: to name one alone would say that the others are done. */
    private static List<Message> holders(PublicStatus status) {
        return status.turn().stream()
                .sorted(Comparator.comparing(PublicStatus.Turn::dueAt))
                .map(PublicStatus.Turn::holder)
                .distinct()
                .map(holder -> Message.of("status.role." + holder))
                .toList();
    }

    private String shown(Instant at) {
        return Messages.in(language).said(at.atZone(zone));
    }

    private String text(Message message) {
        return Messages.in(language).text(message);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
