package org.ballcourt.cases.policy;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say of a policy; each check skips what the schema has named already. */
final class PolicyCheck {
    static final String EXPRESS_REFUND = "fast-lane.express-refund";
    static final String NO_REASON_RETURN = "fast-lane.no-reason-return";

    private static final List<String> AMOUNTS =
            List.of("smallClaim", "largeClaim", "agentAuthority", "expressRefund", "compensationFloor");
    private static final int ANNOUNCED_DAYS = 7;
    /** A case is one document of at most 16 MiB, and its log is not all of it. */
    private static final int MOST_BYTES = 12 << 20;

    private final YamlFile file;
    private final Calendars calendars;

    PolicyCheck(YamlFile file, Calendars calendars) {
        this.file = file;
        this.calendars = calendars;
    }

    void run() {
        checkHead();
        checkYears();
        new TermCheck(file, calendar()).run();
        new SilenceCheck(file).run();
        new ConductCheck(file).run();
        checkReminders();
        checkAmounts();
        checkLimits();
        checkTermsOfTheSecondEdition();
        checkClauses();
        checkFavours();
        for (Reason reason : Reason.values()) {
            checkBurdens("burdens." + reason);
        }
    }

    private void checkHead() {
        String version = file.text("version");
        String market = file.text("market");
        if (version != null && market != null && !version.startsWith(market + "-")) {
            file.fault("version", Message.of("policy.version-of-market").with("market", market));
        }
        String calendar = file.text("calendar");
        if (calendar != null && !calendars.knows(calendar)) {
            String known = String.join(", ", calendars.ids());
            file.fault("calendar", Message.of("policy.unknown-calendar").with("known", known));
        }
        LocalDate effective = CalendarYear.date(file, "effectiveFrom");
        LocalDate announced = CalendarYear.date(file, "announcedOn");
        if (!"LATEST".equals(file.text("transition")) || effective == null) {
            return;
        }
        if (announced == null) {
            file.fault("announcedOn", Message.of("policy.announced-missing"));
        } else if (announced.plusDays(ANNOUNCED_DAYS).isAfter(effective)) {
            file.fault("announcedOn", Message.of("policy.announced-late").with("days", ANNOUNCED_DAYS));
        }
    }

    /** Without an official list every holiday is a working day: that may be what is wanted, but hardly ever is. */
    private void checkYears() {
        BusinessCalendar calendar = calendar();
        LocalDate effective = CalendarYear.date(file, "effectiveFrom");
        if (calendar == null || effective == null) {
            return;
        }
        if (calendar.years().stream().noneMatch(year -> year >= effective.getYear())) {
            file.warning("calendar", Message.of("policy.calendar-ends").with("year", "" + effective.getYear()));
        }
    }

    /** A version that nobody has seen yet must not claim to have been in force before today. */
    void mustNotLieBefore(LocalDate today) {
        LocalDate effective = CalendarYear.date(file, "effectiveFrom");
        if (effective != null && effective.isBefore(today)) {
            file.fault(
                    "effectiveFrom", Message.of("policy.effective-in-the-past").with("today", today));
        }
    }

    /** Null where the file names none that is known and free of faults. */
    private BusinessCalendar calendar() {
        String id = file.text("calendar");
        return id != null && calendars.knows(id) && calendars.faults().isEmpty() ? calendars.calendar(id) : null;
    }

    private void checkReminders() {
        JsonNode percents = file.at("pace.remindAtPercent");
        for (int i = 1; i < percents.size(); i++) {
            if (percents.get(i).asInt(0) <= percents.get(i - 1).asInt(0)) {
                file.fault("pace.remindAtPercent[" + i + "]", Message.of("policy.reminders-ascend"));
            }
        }
    }

    private void checkAmounts() {
        String currency = file.text("currency");
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            return;
        }
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(currency));
        if (!known) {
            file.fault("currency", Message.of("policy.unknown-currency"));
            return;
        }
        for (String amount : AMOUNTS) {
            checkDigits("amounts." + amount, currency);
        }
        String small = file.text("amounts.smallClaim");
        String agent = file.text("amounts.agentAuthority");
        if (isAmount(small) && isAmount(agent) && Money.of(small, currency).compareTo(Money.of(agent, currency)) > 0) {
            file.fault("amounts.smallClaim", Message.of("policy.small-above-authority"));
        }
    }

    private void checkDigits(String field, String currency) {
        String text = file.text(field);
        int digits = Money.digits(currency);
        if (isAmount(text) && Money.of(text, currency).amount().scale() != digits) {
            file.fault(
                    field,
                    Message.of("policy.currency-digits").with("digits", digits).with("currency", currency));
        }
    }

    private static boolean isAmount(String text) {
        return text != null && text.matches("[0-9]+(\\.[0-9]+)?");
    }

    private void checkLimits() {
        JsonNode limits = file.at("limits");
        if (limits.path("headroomEvents").asInt(0) >= limits.path("events").asInt(Integer.MAX_VALUE)) {
            file.fault("limits.headroomEvents", Message.of("policy.headroom-below-events"));
        }
        if (limits.path("bytes").asInt(0) > MOST_BYTES) {
            file.fault("limits.bytes", Message.of("policy.at-most").with("limit", "" + MOST_BYTES));
        }
    }

    private boolean isOfTheSecondEdition() {
        return file.at("secondEdition").isObject();
    }

    /** The schema asks for the terms of both editions alone. */
    private void checkTermsOfTheSecondEdition() {
        for (DutyTerm term : DutyTerm.values()) {
            for (String part : List.of("terms", "silence")) {
                if (term.isNeededBySecondEditionAlone()
                        && isOfTheSecondEdition()
                        && !file.at(part).has(term.name())) {
                    file.fault(part + "." + term, Message.of("policy.missing"));
                }
            }
        }
    }

    private void checkClauses() {
        Set<String> needed = new LinkedHashSet<>(List.of(EXPRESS_REFUND, NO_REASON_RETURN));
        for (DutyTerm term : DutyTerm.values()) {
            if (!term.isNeededBySecondEditionAlone() || isOfTheSecondEdition()) {
                needed.add(
                        "silence." + term.duty().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        JsonNode clauses = file.at("clauses");
        for (String clause : needed) {
            if (clauses.isObject() && !clauses.has(clause)) {
                file.fault("clauses." + clause, Message.of("policy.clause-missing"));
            }
        }
    }

    /** An element that the reason has no burden for would never be found. */
    private void checkFavours() {
        String favours = "secondEdition.favours";
        for (String reason : file.at(favours).propertyNames()) {
            List<String> elements = file.at("burdens." + reason)
                    .valueStream()
                    .map(burden -> burden.path("element").asString())
                    .toList();
            file.at(favours + "." + reason).propertyNames().stream()
                    .filter(element -> !elements.contains(element))
                    .forEach(element -> file.fault(
                            favours + "." + reason + "." + element,
                            Message.of("policy.no-such-element").with("elements", String.join(", ", elements))));
        }
    }

    private void checkBurdens(String field) {
        Set<String> elements = new HashSet<>();
        for (int i = 0; i < file.at(field).size(); i++) {
            String burden = field + "[" + i + "]";
            String element = file.text(burden + ".element");
            if (element != null && !elements.add(element)) {
                file.fault(burden + ".element", Message.of("policy.twice"));
            }
            String clause = file.text(burden + ".clause");
            if (clause != null && !file.at("clauses").has(clause)) {
                file.fault(burden + ".clause", Message.of("policy.no-such-clause"));
            }
        }
    }
}
