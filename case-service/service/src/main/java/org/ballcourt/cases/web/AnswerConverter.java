package org.ballcourt.cases.web;

import org.ballcourt.cases.view.AnswerJson;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Writes the answers of this service, and only those: in one process there are other services, each with their own JSON. */
final class AnswerConverter extends JacksonJsonHttpMessageConverter {
    private static final String OURS = "org.ballcourt.cases.";

    AnswerConverter() {
        super(AnswerJson.MAPPER);
    }

    @Override
    public boolean canRead(ResolvableType type, MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> value, MediaType mediaType) {
        return value.getName().startsWith(OURS) && super.canWrite(type, value, mediaType);
    }
}
