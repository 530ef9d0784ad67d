package org.ballcourt.cases.view;

import java.util.Arrays;
import java.util.List;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.OptionalField;

/** The fields that a command cannot do without. */
final class CommandFields {
    private CommandFields() {}

    static List<String> required(Class<? extends CaseCommand> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> !field.isAnnotationPresent(OptionalField.class))
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
    }
}
