package org.ballcourt.cases.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Negotiation.OfferStatus;
import org.ballcourt.cases.policy.ToldChange;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BurdenStatus;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Contested;
import org.ballcourt.contracts.DayKind;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** What everything that the API names by a code is called, by the field in which the code stands. */
final class WordBook {
    static final Map<String, List<Class<? extends Enum<?>>>> CODES = codes();
    private static final Map<Language, Map<String, Map<String, String>>> BOOKS = new ConcurrentHashMap<>();

    private WordBook() {}

    /** From the name of a field to what each code of it is called; the codes of fields of one name in one list. */
    static Map<String, Map<String, String>> in(Language language) {
        return BOOKS.computeIfAbsent(language, WordBook::read);
    }

    private static Map<String, List<Class<? extends Enum<?>>>> codes() {
        Map<String, List<Class<? extends Enum<?>>>> codes = new TreeMap<>();
        codes.put("account", List.of(Account.class));
        codes.put("advanceCause", List.of(AdvanceCause.class));
        codes.put("appealDecision", List.of(AppealDecision.class));
        codes.put("atFault", List.of(Fault.class));
        codes.put("burdenStatus", List.of(BurdenStatus.class));
        codes.put("channel", List.of(ContactChannel.class, FilingChannel.class));
        codes.put("clock", List.of(ClockKind.class));
        codes.put("complaintCause", List.of(AgentComplaintCause.class));
        codes.put("consequence", List.of(Consequence.class));
        codes.put("dayKind", List.of(DayKind.class));
        codes.put("declineCode", List.of(DeclineCode.class));
        codes.put("direction", List.of(Direction.class));
        codes.put("duty", List.of(DutyKind.class));
        codes.put("dutyEnding", List.of(DutyEnding.class));
        codes.put("evidenceKind", List.of(EvidenceKind.class));
        codes.put("finding", List.of(Finding.class));
        codes.put("flag", List.of(MisuseFlag.class, Contested.class));
        codes.put("freight", List.of(Freight.class));
        codes.put("goodsClass", List.of(GoodsClass.class));
        codes.put(
                "ground",
                List.of(SellerRejectionGround.class, InterventionGround.class, SeniorGround.class, AppealGround.class));
        codes.put("handOffWhy", List.of(HandOffReason.class));
        codes.put("kind", List.of(MatterKind.class));
        codes.put("matterDecision", List.of(MatterDecision.class));
        codes.put("offerStatus", List.of(OfferStatus.class));
        codes.put("outcome", List.of(Outcome.class));
        codes.put("pauseReason", List.of(SuspensionCause.class));
        codes.put("penalty", List.of(Penalty.class));
        codes.put("policySubject", List.of(ToldChange.Subject.class));
        codes.put("promise", List.of(Promise.class));
        codes.put("reason", List.of(Reason.class));
        codes.put("rejection", List.of(RejectionCode.class));
        codes.put("relation", List.of(Relation.class));
        codes.put("remedy", List.of(Remedy.class));
        codes.put("result", List.of(RulingResult.class));
        codes.put("returnExclusion", List.of(ReturnExclusion.class));
        codes.put("role", List.of(Role.class));
        codes.put("sanction", List.of(Sanction.class));
        codes.put("stage", List.of(Stage.class));
        codes.put("step", List.of(StepKind.class));
        codes.put("topic", List.of(ContactTopic.class));
        codes.put("traceDecision", List.of(TraceDecision.class));
        codes.put("traceMeasure", List.of(TraceMeasure.class));
        codes.put("tracedBy", List.of(TracedBy.class));
        codes.put("violationKind", List.of(ViolationKind.class));
        codes.put("visibleTo", List.of(Audience.class));
        return codes;
    }

    private static Map<String, Map<String, String>> read(Language language) {
        Messages messages = Messages.in(language);
        Map<String, Map<String, String>> book = new TreeMap<>();
        CODES.forEach((field, types) -> {
            Map<String, String> words = new LinkedHashMap<>();
            types.stream()
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .forEach(code -> words.put(code.name(), messages.text(messageOf(code))));
            book.put(field, words);
        });
        Stream.of("Command", "Element", "Event")
                .forEach(names -> book.put(names.toLowerCase(Locale.ROOT), under(names, messages)));
        return book;
    }

    /** Where the sentence of a code stands that others say, too, it is theirs. */
    static Message messageOf(Enum<?> code) {
        return switch (code) {
            case RejectionCode rejection -> Message.of("problem." + rejection + ".title");
            case ToldChange.Subject subject -> subject.title();
            default -> Message.of("word." + code.getDeclaringClass().getSimpleName() + "." + code.name());
        };
    }

    /** Names that are no enum's: a policy may bring elements of its own, which are called as it names them. */
    private static Map<String, String> under(String names, Messages messages) {
        String prefix = "word." + names + ".";
        Map<String, String> words = new TreeMap<>();
        messages.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> words.put(key.substring(prefix.length()), messages.text(Message.of(key))));
        return words;
    }
}
