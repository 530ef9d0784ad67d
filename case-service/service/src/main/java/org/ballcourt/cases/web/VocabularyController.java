package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Stage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every name that this version uses, so that a tool can tell whether it knows them all. */
@Tag(name = "vocabulary")
@RestController("caseVocabularyController")
class VocabularyController {
    /** @param commands those that people send; the escalation service and adapters have some of their own */
    record Vocabulary(
            List<String> commands,
            List<String> stages,
            List<String> duties,
            List<String> consequences,
            List<String> rejectionCodes) {}

    private static final Vocabulary NAMES = new Vocabulary(
            CommandNames.ALL.stream()
                    .filter(command -> !ProgramCommands.ALL.contains(command))
                    .map(CommandNames::nameOf)
                    .toList(),
            names(Stage.values()),
            names(DutyKind.values()),
            names(Consequence.values()),
            names(RejectionCode.values()));

    @Operation(summary = "All names of commands, stages, duties, consequences of silence and rejection codes")
    @GetMapping("/api/vocabulary")
    Vocabulary names() {
        return NAMES;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
