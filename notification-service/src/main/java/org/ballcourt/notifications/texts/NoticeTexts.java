package org.ballcourt.notifications.texts;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.policies.PolicyLookup;

/**
 * Writes notices. All templates are read when it is made, so that a missing one is found then and not when it is
 * needed.
 */
public final class NoticeTexts {
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private final PolicyLookup policies;
    private final Map<Language, Map<Template, com.samskivert.mustache.Template>> templates = new HashMap<>();

    /** @param policies say in which zone deadlines are written, and what clauses say */
    public NoticeTexts(PolicyLookup policies) {
        this.policies = policies;
        for (Language language : Language.all()) {
            Mustache.Compiler compiler = Mustache.compiler()
                    .escapeHTML(false)
                    .emptyStringIsFalse(true)
                    .withLoader(partial -> new StringReader(read(partial, language)));
            Map<Template, com.samskivert.mustache.Template> compiled = new EnumMap<>(Template.class);
            for (Template template : Template.values()) {
                compiled.put(template, compiler.compile(read(template.id(), language)));
            }
            templates.put(language, compiled);
        }
    }

    /**
     * The notice in one language: the first line is the subject, the rest the body.
     *
     * @param policy version of the rules of the case; null where it is not known, or there is none
     * @throws com.samskivert.mustache.MustacheException if the template names a fact that is not there
     */
    public NoticeText write(Template template, Map<String, ?> facts, Language language, String policy) {
        Wording wording = new Wording(language, policies.of(policy));
        String whole = templates.get(language).get(template).execute(wording.of(facts));
        int end = whole.indexOf('\n');
        String body = EMPTY_LINES.matcher(whole.substring(end + 1).strip()).replaceAll("\n\n");
        return new NoticeText(whole.substring(0, end).strip(), body + "\n", wording.times());
    }

    private static String read(String name, Language language) {
        String file = "/notices/" + name + "." + language.code() + ".txt";
        try (InputStream in = NoticeTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no template " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
