package org.ballcourt.cases.view;

import java.util.Set;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** How answers of HTTP reads look: as all JSON for people, and their own fields in the order in which a person would read them. */
public final class AnswerJson {
    private static final Set<String> OURS = Set.of("org.ballcourt.cases.view", "org.ballcourt.cases.web");

    public static final JsonMapper MAPPER =
            Wire.json().rebuild().annotationIntrospector(new InReadingOrder()).build();

    private AnswerJson() {}

    private static final class InReadingOrder extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean findSerializationSortAlphabetically(MapperConfig<?> config, Annotated of) {
            boolean ours = OURS.contains(of.getRawType().getPackageName()) || of.getRawType() == AllowedAction.class;
            return ours ? Boolean.FALSE : super.findSerializationSortAlphabetically(config, of);
        }
    }
}
