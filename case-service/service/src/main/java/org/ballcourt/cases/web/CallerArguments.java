package org.ballcourt.cases.web;

import org.ballcourt.contracts.Actor;
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
                : Caller.of((Authentication) request.getUserPrincipal());
    }
}
