package org.ballcourt.console;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where people sign in at an identity provider, and as which client of it; every field is null where that is not set up.
 *
 * @param issuer as it stands in the provider's metadata
 * @param clientId a public client: there is no secret in a browser
 * @param scopes what is asked for
 */
public record SignIn(String issuer, String clientId, List<String> scopes) {
    private static final String SETTINGS = "ballcourt.sign-in.";
    private static final List<String> USUAL = List.of("openid");

    public static SignIn of(Environment settings) {
        String client = settings.getProperty(SETTINGS + "client-id", "");
        if (client.isBlank()) {
            return new SignIn(null, null, null);
        }
        String issuer = Stream.of(SETTINGS + "issuer", "ballcourt.auth.issuer-uri", "ballcourt.auth.issuer")
                .map(name -> settings.getProperty(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(SETTINGS + "issuer is missing"));
        return new SignIn(issuer, client, list(settings, "scopes", USUAL));
    }

    /** Whom the pages ask for tokens: the issuer, and where it has its endpoints elsewhere, those too. */
    static Set<String> origins(Environment settings) {
        SignIn set = of(settings);
        Set<String> origins = new LinkedHashSet<>();
        if (set.issuer() != null) {
            URI issuer = URI.create(set.issuer());
            origins.add(issuer.getScheme() + "://" + issuer.getRawAuthority());
            origins.addAll(list(settings, "origins", List.of()));
        }
        return origins;
    }

    /** Written in one line or as a list. */
    private static List<String> list(Environment settings, String name, List<String> usual) {
        return Binder.get(settings)
                .bind(SETTINGS + name, Bindable.listOf(String.class))
                .orElse(usual);
    }
}
