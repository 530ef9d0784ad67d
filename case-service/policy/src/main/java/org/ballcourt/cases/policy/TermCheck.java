package org.ballcourt.cases.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.contracts.Message;

/** Times that must pass, urgent ones that must be shorter, and goods that may only change what there is. */
final class TermCheck {
    private static final List<String> TIMES = List.of(
            "pace.followOnLeast",
            "windows.reportNonPerformance",
            "windows.rateService",
            "windows.expressRefundQuotaPeriod",
            "standing.window",
            "agents.window",
            "secondEdition.callers.withdraw",
            "secondEdition.contacts.repeatedWithin");
    private static final Duration FULL_DAY = Duration.ofDays(1);

    private final YamlFile file;
    private final Duration workingDay;

    /** @param calendar null where the file names none that is known */
    TermCheck(YamlFile file, BusinessCalendar calendar) {
        this.file = file;
        this.workingDay = calendar == null ? FULL_DAY : Duration.between(calendar.opens(), calendar.closes());
    }

    void run() {
        TIMES.forEach(this::mustPass);
        for (int i = 0; i < file.at("standing.misuse").size(); i++) {
            mustPass("standing.misuse[" + i + "].within");
        }
        names("secondEdition.tracing.rules")
                .forEach(rule -> mustPass("secondEdition.tracing.rules." + rule + ".within"));
        mustPassEach("terms");
        mustPassEach("urgent");
        for (String term : names("urgent")) {
            mustNotBeLonger("urgent." + term, "terms." + term);
        }
        Set<String> elements = elements();
        for (String goods : names("goods")) {
            checkGoods("goods." + goods, elements);
        }
    }

    private void checkGoods(String goods, Set<String> elements) {
        mustPassEach(goods + ".terms");
        for (String term : names("urgent")) {
            mustNotBeLonger("urgent." + term, goods + ".terms." + term);
        }
        for (String element : names(goods + ".kinds")) {
            if (!elements.contains(element)) {
                file.fault(
                        goods + ".kinds." + element,
                        Message.of("policy.no-such-element").with("elements", elements));
            }
        }
    }

    private void mustPassEach(String terms) {
        names(terms).forEach(term -> mustPass(terms + "." + term + ".time"));
    }

    private void mustPass(String field) {
        Duration time = PolicyTime.parse(file.text(field));
        if (time != null && !time.isPositive()) {
            file.fault(field, Message.of("policy.no-time"));
        }
    }

    /** Only times on the same clock can be compared. */
    private void mustNotBeLonger(String urgent, String usual) {
        String clock = file.text(urgent + ".clock");
        Duration shorter = time(urgent, clock);
        Duration longer = time(usual, clock);
        if (clock != null
                && clock.equals(file.text(usual + ".clock"))
                && shorter != null
                && longer != null
                && shorter.compareTo(longer) > 0) {
            file.fault(
                    urgent + ".time",
                    Message.of("policy.urgent-longer").with("usual", usual).with("time", file.text(usual + ".time")));
        }
    }

    private Duration time(String length, String clock) {
        return PolicyTime.parse(file.text(length + ".time"), "BUSINESS".equals(clock) ? workingDay : FULL_DAY);
    }

    private Set<String> elements() {
        Set<String> elements = new TreeSet<>();
        file.at("burdens")
                .forEach(burdens -> burdens.forEach(
                        burden -> elements.add(burden.path("element").asString(""))));
        return elements;
    }

    private List<String> names(String field) {
        return List.copyOf(file.at(field).propertyNames());
    }
}
