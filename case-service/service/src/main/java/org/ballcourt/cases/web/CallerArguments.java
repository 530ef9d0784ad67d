package org.ballcourt.cases.web;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Caller;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What our handlers take from a request by its type: who is calling, and the language that they want to read. */
final class CallerArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Language.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer model,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return parameter.getParameterType() == Language.class
                ? Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : caller((Authentication) request.getUserPrincipal());
    }

    /** Null for an authenticated nobody, such as a program. SYSTEM is never a person whose token says so. */
    private static Actor caller(Authentication authentication) {
        Actor actor = Caller.of(authentication);
        return actor == null || actor.role() == Role.SYSTEM ? null : actor;
    }
}
